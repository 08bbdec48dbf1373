package dev.karst.cli.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.karst.detection.risk.RiskEvent;
import dev.karst.detection.test.DrilldownCheck;
import dev.karst.detection.test.TestResult;
import dev.karst.detection.test.TestResult.Status;
import dev.karst.value.Multi;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** All results as one JSON object, for other programs. */
final class JsonReport implements ReportFormat {
  @Override
  public String write(RunSummary summary) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
      out.writeStartObject();
      for (Status status : Status.values()) {
        out.writeNumberField(status.name().toLowerCase(Locale.ROOT), summary.count(status));
      }
      out.writeNumberField("not_run", summary.left());
      out.writeNumberField("ms", summary.millis());
      out.writeArrayFieldStart("tests");
      for (TestResult result : summary.results()) {
        result(result, out);
      }
      out.writeEndArray();
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + "\n";
  }

  private static void result(TestResult result, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("detection", result.detection());
    out.writeStringField("type", result.type());
    out.writeStringField("file", result.file());
    out.writeStringField("test", result.test());
    out.writeStringField("status", result.status().name().toLowerCase(Locale.ROOT));
    out.writeNumberField("ms", result.millis());
    out.writeNumberField("row_count", result.count());
    texts("problems", result.problems(), out);
    texts("notes", result.notes(), out);
    out.writeArrayFieldStart("data");
    for (TestResult.DataRead data : result.data()) {
      out.writeStartObject();
      out.writeStringField("name", data.name());
      out.writeStringField("sourcetype", data.sourcetype());
      out.writeStringField("profile", data.profile());
      out.writeNumberField("events", data.events());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeArrayFieldStart("rows");
    for (var row : result.rows()) {
      out.writeStartObject();
      for (var cell : row.entrySet()) {
        value(cell.getKey(), Multi.texts(cell.getValue()), out);
      }
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeArrayFieldStart("risk");
    for (RiskEvent event : result.risk()) {
      event.write(out);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("drilldowns");
    for (DrilldownCheck check : result.drilldowns()) {
      drilldown(check, out);
    }
    out.writeEndArray();
    if (result.expanded() != null) {
      out.writeStringField("search", result.expanded());
    }
    out.writeEndObject();
  }

  private static void texts(String name, List<String> texts, JsonGenerator out) throws IOException {
    out.writeArrayFieldStart(name);
    for (String text : texts) {
      out.writeString(text);
    }
    out.writeEndArray();
  }

  /** One value as a text, more as an array, none left out. */
  private static void value(String name, List<String> texts, JsonGenerator out) throws IOException {
    if (texts.size() == 1) {
      out.writeStringField(name, texts.get(0));
    } else if (!texts.isEmpty()) {
      texts(name, texts, out);
    }
  }

  private static void drilldown(DrilldownCheck check, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("name", check.name());
    out.writeNumberField("row", check.row() + 1);
    out.writeStringField("search", check.search());
    out.writeNumberField("row_count", check.rows());
    out.writeStringField("problem", check.problem());
    out.writeEndObject();
  }
}
