package dev.karst.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The values of an event that is a JSON object, each named by its path, as {@code a.b{}.c}
 * (INDEXED_EXTRACTIONS = json).
 */
final class JsonFields {
  /** As deep as {@code spath} looks. */
  private static final int MOST_DEPTH = 500;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MOST_DEPTH)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  private JsonFields() {}

  /** Adds the fields to the event; false where it is no JSON object. */
  static boolean add(RawEvent event) {
    try (JsonParser json = JSON.createParser(event.text())) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      Deque<String> paths = new ArrayDeque<>();
      String path = "";
      paths.push(path);
      while (!paths.isEmpty()) {
        JsonToken token = json.nextToken();
        if (token == null) {
          return false;
        }
        switch (token) {
          case FIELD_NAME -> {
            String outer = paths.peek();
            path = outer.isEmpty() ? json.currentName() : outer + "." + json.currentName();
          }
          case START_OBJECT -> paths.push(path);
          case START_ARRAY -> {
            path = path + "{}";
            paths.push(path);
          }
          case END_OBJECT, END_ARRAY -> {
            paths.pop();
            // Behind an element of an array the next one has the array's own path.
            path = paths.isEmpty() ? "" : paths.peek();
          }
          default -> event.addField(path, json.getText());
        }
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
