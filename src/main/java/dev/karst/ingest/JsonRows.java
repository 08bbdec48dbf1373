package dev.karst.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.karst.session.Limit;
import dev.karst.session.Session;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads one JSON object a line; blank lines are passed over. */
final class JsonRows {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final RowBatches rows;
  private final Session session;
  private final RawEvent text = new RawEvent();

  JsonRows(RowBatches rows, Session session) {
    this.rows = rows;
    this.session = session;
  }

  void read(InputStream in) throws IOException {
    long most = session.limit(Limit.EVENT_BYTES);
    LineReader lines = new LineReader(in, most, session.cancellation());
    while (lines.next()) {
      if (lines.isTooLong()) {
        throw rows.error(lines.number(), "longer than " + most + " bytes");
      }
      text.clear(lines.number());
      text.add(lines.bytes(), lines.start(), lines.end());
      if (!text.text().isBlank()) {
        row(lines.number());
      }
    }
  }

  private void row(long line) throws IOException {
    try (JsonParser json = JSON.createParser(text.text())) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw rows.error(line, "a JSON object is expected");
      }
      rows.startRow();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        if (field.isEmpty()) {
          throw rows.error(line, "a field has no name");
        }
        rows.put(field, values(field, json, line), line);
      }
      if (json.nextToken() != null) {
        throw rows.error(line, "one JSON object a line is expected, and nothing behind it");
      }
      rows.endRow();
    } catch (JsonProcessingException e) {
      throw rows.error(line, "this is no JSON object: " + e.getOriginalMessage());
    }
  }

  private List<String> values(String field, JsonParser json, long line) throws IOException {
    JsonToken token = json.nextToken();
    if (token == JsonToken.VALUE_NULL) {
      return List.of();
    }
    if (token != JsonToken.START_ARRAY) {
      return List.of(scalar(field, token, json, line));
    }
    List<String> values = new ArrayList<>();
    while ((token = json.nextToken()) != JsonToken.END_ARRAY) {
      if (token != JsonToken.VALUE_NULL) {
        values.add(scalar(field, token, json, line));
      }
    }
    return values;
  }

  /** A text, or a number or Boolean as it is written. */
  private String scalar(String field, JsonToken token, JsonParser json, long line)
      throws IOException {
    if (token == null || !token.isScalarValue()) {
      throw rows.error(line, "the field '" + field + "' holds an object or a list within a list");
    }
    return json.getText();
  }
}
