package dev.karst.cli.check;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Findings for programs, a JSON object a line: {@code file}, {@code line} and {@code column} (both
 * from 1, absent where the finding is about no place), {@code severity} ({@code error} or {@code
 * warning}), {@code code}, {@code message}, {@code search} (its name, absent where the file holds
 * none), {@code in} (the macros that it stands in) and {@code help}, both absent where empty.
 */
public record JsonFindings(OutputStream out) implements FindingFormat {
  private static final JsonFactory JSON = new JsonFactory();

  @Override
  public void add(Finding finding) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("file", finding.file());
      if (finding.line() > 0) {
        json.writeNumberField("line", finding.line());
        json.writeNumberField("column", finding.column());
      }
      json.writeStringField("severity", finding.severity());
      json.writeStringField("code", finding.code());
      json.writeStringField("message", finding.message());
      if (finding.search() != null) {
        json.writeStringField("search", finding.search());
      }
      texts("in", finding.calls(), json);
      texts("help", finding.help(), json);
      json.writeEndObject();
      json.writeRaw('\n');
    }
    line.writeTo(out);
  }

  private static void texts(String key, List<String> texts, JsonGenerator json) throws IOException {
    if (!texts.isEmpty()) {
      json.writeArrayFieldStart(key);
      for (String text : texts) {
        json.writeString(text);
      }
      json.writeEndArray();
    }
  }

  @Override
  public void finish(CheckTally tally) {
    // The lines are all that there is: counts are for readers.
  }
}
