package dev.karst.reference;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Values are plain objects: null where absent, a String for a field's text, a {@link Quoted} for
 * text that is never a number, a Double, a List of Strings for a multivalue, a Boolean.
 */
final class RefValues {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

  /** A quoted literal, or what a text function made: text, also where it looks like a number. */
  record Quoted(String text) {}

  private RefValues() {}

  /** The text of a value as Splunk shows it; null stays null. */
  static String text(Object value) {
    if (value == null) {
      return null;
    }
    if (value instanceof Double number) {
      return print(number);
    }
    if (value instanceof List<?> list) {
      return String.join("\n", list.stream().map(Object::toString).toList());
    }
    if (value instanceof Boolean bool) {
      return bool ? "True" : "False";
    }
    return value instanceof Quoted quoted ? quoted.text() : (String) value;
  }

  /** The texts that a field holds: none, one, or several. */
  static List<String> texts(Object value) {
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Object::toString).toList();
    }
    return List.of(text(value));
  }

  /** The number that a value is; null where it is none. */
  static Double number(Object value) {
    if (value instanceof Double number) {
      return number;
    }
    return value instanceof String text ? parse(text) : null;
  }

  static Double parse(String text) {
    return NUMBER.matcher(text).matches() ? Double.valueOf(text) : null;
  }

  /** Integers without a point, other numbers with the fewest digits that tell them apart. */
  static String print(double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return Double.isNaN(number) ? "nan" : number > 0 ? "inf" : "-inf";
    }
    if (number == Math.rint(number) && Math.abs(number) < 1e15) {
      return Long.toString((long) number);
    }
    return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
  }

  /** What a field holds once a value was assigned to it: text is text, whatever it came from. */
  static Object stored(Object value) {
    return value instanceof Quoted quoted ? quoted.text() : value;
  }

  /** A multivalue of these texts: absent for none, plain for one. */
  static Object ofTexts(List<String> texts) {
    return texts.isEmpty() ? null : texts.size() == 1 ? texts.get(0) : List.copyOf(texts);
  }

  /** Texts by their UTF-8 bytes. */
  static int compareTexts(String a, String b) {
    return Arrays.compareUnsigned(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  /** As {@link #compare}, but addresses of four parts count part by part, before other texts. */
  static int compareSorted(Object a, Object b) {
    Long x = RefSearch.address(text(a));
    Long y = RefSearch.address(text(b));
    return x != null && y != null ? Long.compare(x, y) : compare(a, b);
  }

  /** The total order: numbers, equal ones by their text, then texts, then what is absent. */
  static int compare(Object a, Object b) {
    if (a == null || b == null) {
      return a == b ? 0 : a == null ? 1 : -1;
    }
    String x = text(a);
    String y = text(b);
    Double p = a instanceof List ? null : parse(x);
    Double q = b instanceof List ? null : parse(y);
    if (p != null && q != null) {
      int order = Double.compare(p + 0.0, q + 0.0);
      return order != 0 ? order : compareTexts(x, y);
    }
    if (p != null || q != null) {
      return p != null ? -1 : 1;
    }
    return compareTexts(x, y);
  }
}
