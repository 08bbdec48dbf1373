package dev.karst.function.eval;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads JSON texts. What is nested deeper than {@link #MOST_DEPTH} is no JSON to it. */
public final class JsonReader {
  /** How deep values may stand within values, of JSON and of XML: what the stack stands. */
  static final int MOST_DEPTH = 500;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MOST_DEPTH)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  private JsonReader() {}

  /**
   * The value that the whole text is.
   *
   * @return null where the text is no JSON
   */
  public static Json read(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        return null;
      }
      Json json = value(parser);
      return parser.nextToken() == null ? json : null;
    } catch (IOException malformed) {
      return null;
    }
  }

  /**
   * What stands complete in the beginning of a text that was cut; what is open at the end holds
   * what came before.
   *
   * @return null where it does not begin like an object or an array
   */
  static Json readStart(String text) {
    int end = text.length();
    while (end > 0 && Character.isLetterOrDigit(text.charAt(end - 1))) {
      end--;
    }
    Json[] root = new Json[1];
    try (JsonParser parser = FACTORY.createParser(text.substring(0, end))) {
      JsonToken first = parser.nextToken();
      if (first == JsonToken.START_OBJECT || first == JsonToken.START_ARRAY) {
        value(parser, made -> root[0] = made);
      }
    } catch (IOException cut) {
      return root[0];
    }
    return root[0];
  }

  private static Json value(JsonParser parser) throws IOException {
    Json[] value = new Json[1];
    value(parser, made -> value[0] = made);
    return value[0];
  }

  /** Gives objects and arrays before they are filled: what is read by then stays. */
  private static void value(JsonParser parser, Consumer<Json> into) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new IOException("the text ends too early");
    }
    switch (token) {
      case START_OBJECT -> {
        Json.Obj object = Json.Obj.empty();
        into.accept(object);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          parser.nextToken();
          value(parser, member -> object.members().put(name, member));
        }
      }
      case START_ARRAY -> {
        List<Json> elements = new ArrayList<>();
        into.accept(new Json.Arr(elements));
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          value(parser, elements::add);
        }
      }
      case VALUE_STRING -> into.accept(new Json.Str(parser.getText()));
      default -> into.accept(new Json.Atom(parser.getText()));
    }
  }
}
