package dev.karst.function.eval;

import dev.karst.text.KarstException.SearchError;
import dev.karst.value.Multi;
import dev.karst.value.Num;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A format of {@code printf()}: C's, with {@code %z} as {@code %s} and {@code %p} as {@code %X},
 * the flag {@code '} for groups of three, and neither {@code %n} nor numbered arguments. Immutable.
 */
final class Printf {
  private static final String FLAGS = "'-+ 0#";
  private static final String CONVERSIONS = "aAcdieEfFgGosuxXpz";
  private static final int STAR = -2;
  static final int NONE = -1;

  /** Digits of a width or precision; more is more than any limit. */
  private static final int MOST_DIGITS = 9;

  /**
   * Plain text and the specifier after it, if any.
   *
   * @param conversion the letter; 0 for none
   * @param width {@link #NONE}, {@link #STAR}, or characters
   * @param precision likewise
   */
  private record Part(String text, String flags, int width, int precision, char conversion) {}

  private final List<Part> parts;
  private final int arguments;

  private Printf(List<Part> parts) {
    this.parts = List.copyOf(parts);
    this.arguments =
        parts.stream()
            .mapToInt(
                part ->
                    (part.conversion == 0 ? 0 : 1)
                        + (part.width == STAR ? 1 : 0)
                        + (part.precision == STAR ? 1 : 0))
            .sum();
  }

  /** How many arguments it takes. */
  int arguments() {
    return arguments;
  }

  /**
   * @throws SearchError for a specifier that does not exist
   */
  static Printf compile(String format) {
    List<Part> parts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < format.length()) {
      char c = format.charAt(at++);
      if (c != '%') {
        text.append(c);
        continue;
      }
      int start = at;
      int flags = at;
      while (at < format.length() && FLAGS.indexOf(format.charAt(at)) >= 0) {
        at++;
      }
      String given = format.substring(flags, at);
      int widthStart = at;
      at = countEnd(format, at);
      int width = count(format, widthStart, at, NONE);
      int precision = NONE;
      if (at < format.length() && format.charAt(at) == '.') {
        int precisionStart = ++at;
        at = countEnd(format, at);
        precision = count(format, precisionStart, at, 0);
      }
      char conversion = at < format.length() ? format.charAt(at++) : ' ';
      if (conversion == '%' && at == start + 1) {
        text.append('%');
      } else if (CONVERSIONS.indexOf(conversion) < 0) {
        throw new SearchError(
            "bad-argument",
            "printf() has no specifier '%" + format.substring(start, at) + "'",
            "expected one of " + CONVERSIONS + " after flags, width and precision");
      } else {
        parts.add(new Part(text.toString(), given, width, precision, conversion));
        text.setLength(0);
      }
    }
    parts.add(new Part(text.toString(), "", NONE, NONE, (char) 0));
    return new Printf(parts);
  }

  private static int countEnd(String format, int at) {
    if (at < format.length() && format.charAt(at) == '*') {
      return at + 1;
    }
    while (at < format.length() && format.charAt(at) >= '0' && format.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  private static int count(String format, int from, int to, int none) {
    if (from == to) {
      return none;
    }
    if (format.charAt(from) == '*') {
      return STAR;
    }
    return to - from > MOST_DIGITS ? Integer.MAX_VALUE : Integer.parseInt(format, from, to, 10);
  }

  /**
   * @param arguments the format itself, then its arguments
   * @return null where an argument is missing, absent, or of the wrong kind
   */
  Value print(Value[] arguments, Bounds bounds) {
    StringBuilder out = new StringBuilder();
    int next = 1;
    for (Part part : parts) {
      out.append(part.text);
      if (part.conversion == 0) {
        continue;
      }
      String flags = part.flags;
      int width = part.width;
      int precision = part.precision;
      if (width == STAR) {
        Num given = number(arguments, next++);
        if (given == null) {
          return null;
        }
        flags = given.value() < 0 ? flags + "-" : flags;
        width = (int) Math.abs(given.value());
      }
      if (precision == STAR) {
        Num given = number(arguments, next++);
        if (given == null) {
          return null;
        }
        precision = given.value() < 0 ? NONE : (int) given.value();
      }
      bounds.chars((long) out.length() + Math.max(width, 0) + Math.max(precision, 0));
      PrintfField field = new PrintfField(flags, width, precision, part.conversion);
      Value value = next < arguments.length ? arguments[next] : null;
      next++;
      String printed = value == null || value instanceof Multi ? null : field.print(value);
      if (printed == null) {
        return null;
      }
      bounds.chars((long) out.length() + printed.length());
      out.append(printed);
    }
    return Text.literal(out.toString());
  }

  private static Num number(Value[] arguments, int i) {
    return i < arguments.length ? NumberReading.spelled(arguments[i]) : null;
  }
}
