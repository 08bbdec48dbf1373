package dev.karst.function.eval;

import dev.karst.value.Multi;
import dev.karst.value.Num;
import dev.karst.value.Numbers;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The kinds of JSON that {@code tojson} makes of field values. */
public enum JsonType {
  /** Numbers, Booleans and JSON as such, all else as a string. */
  AUTO,
  BOOL,
  JSON,
  /** Numbers as such, text as a string. */
  NONE,
  NUM,
  STR;

  /**
   * A value as JSON, a multivalue as an array.
   *
   * @param nulls whether values that are none of this kind become null; else they are left out
   * @return null where nothing is left
   */
  public Json convert(Value value, boolean nulls) {
    if (!(value instanceof Multi multi)) {
      Json json = one(value);
      return json == null && nulls ? Json.NULL : json;
    }
    List<Json> elements = new ArrayList<>();
    for (String text : multi.values()) {
      Json json = one(Text.of(text));
      if (json != null || nulls) {
        elements.add(json == null ? Json.NULL : json);
      }
    }
    return elements.isEmpty() ? null : new Json.Arr(elements);
  }

  private Json one(Value value) {
    String text = value.text();
    return switch (this) {
      case STR -> new Json.Str(text);
      case NONE -> value instanceof Num ? number(text) : new Json.Str(text);
      case NUM -> number(text);
      case BOOL -> bool(text);
      case JSON -> JsonReader.read(text);
      case AUTO -> {
        Json json = JsonReader.read(text);
        yield json == null || json instanceof Json.Str ? new Json.Str(text) : json;
      }
    };
  }

  private static Json number(String text) {
    Num number = Numbers.parse(text);
    boolean finite = number != null && Double.isFinite(number.value());
    return finite ? new Json.Atom(number.text()) : null;
  }

  private static Json bool(String text) {
    Num number = Numbers.parse(text);
    if (number != null) {
      return new Json.Atom(number.value() == 0 ? "false" : "true");
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "t", "yes", "y" -> new Json.Atom("true");
      case "false", "f", "no", "n" -> new Json.Atom("false");
      default -> null;
    };
  }
}
