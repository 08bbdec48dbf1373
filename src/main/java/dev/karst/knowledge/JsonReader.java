package dev.karst.knowledge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Builds the values of a JSON file. They are those of a YAML file, of which JSON is a part: they
 * know where they stand, and a {@code null} is a key that is not there.
 */
final class JsonReader {
  private static final int DEEPEST = 64;

  /** What the library says of where a bracket was opened: a place that it does not know. */
  private static final Pattern START = Pattern.compile("(?s) \\(start marker at .*\\)$");

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final YamlFile file;
  private final JsonParser parser;

  /** A place in the file in UTF-16 units, and the same in code points; only moves on. */
  private int chars;

  private int points;

  private JsonReader(YamlFile file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /** The one value of the file. */
  static YamlNode read(YamlFile file) {
    try (JsonParser parser = JSON.createParser(file.text())) {
      JsonReader reader = new JsonReader(file, parser);
      if (parser.nextToken() == null) {
        throw file.error(0, file.name() + " is empty");
      }
      YamlNode root = reader.value(0);
      if (root == null) {
        throw file.error(0, file.name() + " is empty");
      }
      if (parser.nextToken() != null) {
        throw file.error(reader.start(), "a second value starts here");
      }
      return root;
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      int chars = at == null ? 0 : (int) Math.max(0, Math.min(at.getCharOffset(), length(file)));
      throw file.error(
          file.text().codePointCount(0, chars),
          "this is no valid JSON: " + START.matcher(e.getOriginalMessage()).replaceFirst(""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int length(YamlFile file) {
    return file.text().length();
  }

  private int start() {
    return index(parser.currentTokenLocation());
  }

  private int index(JsonLocation location) {
    int target = (int) Math.max(chars, Math.min(location.getCharOffset(), length(file)));
    points += file.text().codePointCount(chars, target);
    chars = target;
    return points;
  }

  /** The value at the current token; null where it is null. */
  private YamlNode value(int depth) throws IOException {
    int start = start();
    if (depth > DEEPEST) {
      throw file.error(start, "values are nested deeper than " + DEEPEST);
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> map(start, depth);
      case START_ARRAY -> list(start, depth);
      case VALUE_NULL -> null;
      default -> text(start);
    };
  }

  private YamlText text(int start) throws IOException {
    boolean quoted = parser.currentToken() == JsonToken.VALUE_STRING;
    String text = parser.getText();
    int end = index(parser.currentLocation());
    YamlText.Style style = quoted ? YamlText.Style.DOUBLE_QUOTED : YamlText.Style.PLAIN;
    return new YamlText(file, start, text, end, style);
  }

  private YamlList list(int start, int depth) throws IOException {
    List<YamlNode> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      YamlNode item = value(depth + 1);
      if (item == null) {
        throw file.error(points, "an item of a list has no value");
      }
      items.add(item);
    }
    return new YamlList(file, start, items);
  }

  private YamlMap map(int start, int depth) throws IOException {
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      parser.nextToken();
      YamlNode value = value(depth + 1);
      if (value != null) {
        entries.put(key, value);
      }
    }
    return new YamlMap(file, start, entries);
  }
}
