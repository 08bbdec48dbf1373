package dev.karst.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException.InputError;
import java.io.IOException;

/**
 * A line of a batch file: {@code {"id":"a","search":"..."}}.
 *
 * @param countOnly whether the rows are left out of the answer ({@code "output":"count"})
 */
record BatchRequest(String id, String search, boolean countOnly) {
  private static final JsonFactory JSON = new JsonFactory();

  /**
   * @throws InputError where the line is no such object
   */
  static BatchRequest parse(String line, String file, int number) {
    String id = null;
    String search = null;
    String output = "rows";
    try (JsonParser json = JSON.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw wrong(file, number, "is no JSON object", null);
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String key = json.currentName();
        if (!json.nextToken().isScalarValue()) {
          throw wrong(file, number, "has a value that is no text: '" + key + "'", null);
        }
        switch (key) {
          case "id" -> id = json.getText();
          case "search" -> search = json.getText();
          case "output" -> output = json.getText();
          default -> throw wrong(file, number, "has an unknown key '" + key + "'", null);
        }
      }
      if (json.nextToken() != null) {
        throw wrong(file, number, "goes on after the object", null);
      }
    } catch (IOException e) {
      throw wrong(file, number, "is no JSON object", e);
    }
    if (id == null || search == null) {
      throw wrong(file, number, "lacks '" + (id == null ? "id" : "search") + "'", null);
    }
    if (!output.equals("rows") && !output.equals("count")) {
      throw wrong(file, number, "has an output that is neither rows nor count", null);
    }
    return new BatchRequest(id, search, output.equals("count"));
  }

  private static InputError wrong(String file, int number, String what, IOException cause) {
    return new InputError(
        Diagnostic.error(
            "batch", file + ":" + number + " " + what, "one {\"id\":..,\"search\":..} a line"),
        cause);
  }
}
