package dev.karst.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.karst.cli.format.JsonFormat;
import dev.karst.diagnose.Diagnosis;
import dev.karst.diagnose.Diagnosis.ConditionCount;
import dev.karst.diagnose.Diagnosis.NearRow;
import dev.karst.diagnose.Diagnosis.StageCount;
import dev.karst.diagnose.Finding;
import dev.karst.text.SourceText;
import dev.karst.text.Span;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A diagnosis as one JSON object. */
final class WhyJson {
  private WhyJson() {}

  static void write(String detection, Diagnosis diagnosis, OutputStream out) throws IOException {
    try (JsonGenerator json = JsonFormat.lines(out)) {
      json.writeStartObject();
      json.writeStringField("detection", detection);
      json.writeBooleanField("fired", diagnosis.fired());
      json.writeNumberField("rows", diagnosis.rows());
      json.writeArrayFieldStart("causes");
      for (Finding one : diagnosis.findings()) {
        finding(one, json);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("steps");
      for (int i = 0; i < diagnosis.stages().size(); i++) {
        step(diagnosis.stages().get(i), i == diagnosis.lost(), json);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("conditions");
      for (ConditionCount one : diagnosis.conditions()) {
        json.writeStartObject();
        json.writeStringField("condition", one.condition());
        place(one.span(), json);
        json.writeNumberField("alone", one.alone());
        json.writeNumberField("without", one.without());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("nearest");
      for (NearRow one : diagnosis.nearest()) {
        near(one, json);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  /** A search that is refused: that is the cause. */
  static void refused(String detection, Finding refusal, OutputStream out) throws IOException {
    try (JsonGenerator json = JsonFormat.lines(out)) {
      json.writeStartObject();
      json.writeStringField("detection", detection);
      json.writeBooleanField("fired", false);
      json.writeArrayFieldStart("causes");
      finding(refusal, json);
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void finding(Finding one, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("cause", one.cause());
    json.writeStringField("message", one.message());
    place(one.span(), json);
    texts("help", one.help().stream().filter(line -> !line.isEmpty()).toList(), json);
    json.writeStringField("proof", one.proof().name().toLowerCase(Locale.ROOT));
    json.writeNumberField("rows", one.rows());
    json.writeEndObject();
  }

  private static void step(StageCount one, boolean lost, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("command", one.command());
    json.writeStringField("step", one.what());
    json.writeStringField("stage", one.stage());
    if (one.in() >= 0) {
      json.writeNumberField("in", one.in());
    }
    json.writeNumberField("out", one.out());
    if (lost) {
      json.writeBooleanField("lost", true);
    }
    json.writeEndObject();
  }

  private static void near(NearRow one, JsonGenerator json) throws IOException {
    json.writeStartObject();
    texts("fails", one.failed(), json);
    json.writeObjectFieldStart("fields");
    for (Map.Entry<String, Value> field : one.fields().entrySet()) {
      if (field.getValue() instanceof Multi multi) {
        texts(field.getKey(), multi.values(), json);
      } else {
        json.writeStringField(field.getKey(), field.getValue().text());
      }
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void texts(String name, List<String> texts, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private static void place(Span span, JsonGenerator json) throws IOException {
    if (span.text() == null) {
      return;
    }
    SourceText.Place place = span.text().place(span.start());
    int offset = Math.min(place.offset(), place.source().text().length());
    json.writeObjectFieldStart("place");
    json.writeStringField("file", place.source().name());
    json.writeNumberField("line", place.source().line(offset));
    json.writeNumberField("column", place.source().column(offset));
    json.writeEndObject();
  }
}
