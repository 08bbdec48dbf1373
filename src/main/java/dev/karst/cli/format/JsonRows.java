package dev.karst.cli.format;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.karst.batch.Batch;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.io.IOException;
import java.util.List;

/**
 * Rows as JSON objects: values as text exactly as Splunk shows them, a multivalue as an array,
 * absent fields left out (DESIGN section 5).
 *
 * @param columns the order of the fields
 */
public record JsonRows(List<String> columns) {
  /** Writes the rows that count, one object after another. */
  public void write(Batch batch, JsonGenerator json) throws IOException {
    for (int i = 0; i < batch.size(); i++) {
      json.writeStartObject();
      for (String name : columns) {
        Value value = batch.value(name, i);
        if (value != null) {
          json.writeFieldName(name);
          write(value, json);
        }
      }
      json.writeEndObject();
    }
  }

  private static void write(Value value, JsonGenerator json) throws IOException {
    if (value instanceof Multi multi) {
      json.writeStartArray();
      for (String text : multi.values()) {
        json.writeString(text);
      }
      json.writeEndArray();
    } else {
      json.writeString(value.text());
    }
  }
}
