package dev.karst.function.eval;

import dev.karst.value.Bool;
import dev.karst.value.Multi;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** SPL values as JSON, and JSON as SPL values. */
final class JsonValues {
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  private JsonValues() {}

  /**
   * The JSON of a value: absent is null, a multivalue an array, the text of an object or an array
   * is that; event text that JSON would call a number is a number, with its digits; other text, and
   * quoted literals, are strings.
   */
  static Json of(Value value) {
    if (value == null) {
      return Json.NULL;
    }
    if (value instanceof Multi multi) {
      return Json.Arr.of(multi.values(), text -> of(Text.of(text)));
    }
    if (value instanceof Bool bool) {
      return new Json.Atom(bool == Bool.TRUE ? "true" : "false");
    }
    Json container = container(value);
    if (container != null) {
      return container;
    }
    boolean literal = value instanceof Text text && text.isLiteral();
    String written = value.text();
    return !literal && NUMBER.matcher(written).matches()
        ? new Json.Atom(written)
        : new Json.Str(written);
  }

  /** What a text of unknown kind is: any JSON, blanks around it allowed, else a string. */
  static Json inferred(String text) {
    Json json = JsonReader.read(text);
    return json == null ? new Json.Str(text) : json;
  }

  /** The object or array that a text is, else null. */
  static Json container(Value value) {
    if (!(value instanceof Text)) {
      return null;
    }
    String text = value.text();
    int start = 0;
    while (start < text.length() && text.charAt(start) <= ' ') {
      start++;
    }
    boolean maybe = start < text.length() && "{[".indexOf(text.charAt(start)) >= 0;
    return maybe ? JsonReader.read(text) : null;
  }

  /** The native value: a string without quotes, absent for null, else the JSON text. */
  static Value value(Json json) {
    if (json == null || json.equals(Json.NULL)) {
      return null;
    }
    return Text.of(plain(json));
  }

  /** A string's characters; of everything else the JSON text. */
  static String plain(Json json) {
    return json instanceof Json.Str string ? string.value() : json.text();
  }

  /**
   * The elements of an array as a multivalue; absent for what is no array.
   *
   * @param quotes whether strings keep their quotes
   */
  static Value multi(Value value, boolean quotes, Bounds bounds) {
    if (!(container(value) instanceof Json.Arr array)) {
      return null;
    }
    List<String> texts = new ArrayList<>(array.elements().size());
    for (Json element : array.elements()) {
      texts.add(quotes ? element.text() : plain(element));
    }
    return bounds.multi(texts);
  }
}
