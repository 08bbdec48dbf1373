package dev.karst.exec;

import java.util.function.BiConsumer;

/**
 * Automatic extraction of {@code key=value} and {@code key="value"} pairs (KV_MODE = auto). A key
 * is letters, digits, {@code _ . :}; it starts with a letter or an underscore. A value in quotes
 * ends at the next quote, another one at a blank or one of {@code , ; | & " ' < > ( ) [ ] { }}.
 * Empty values are left out. Quotes may be single ones, within which further pairs are looked for:
 * Splunk finds the attributes of {@code <a b='c'/>}, and the pairs in {@code msg='a=b c=d'}.
 */
final class KeyValues {
  private KeyValues() {}

  /**
   * Gives every pair, in the order of the text.
   *
   * @param mostChars how much of the text is looked at
   * @param escaped whether {@code \\"} and {@code \\\\} within quotes stand for a quote and a
   *     backslash
   * @param trim whether blanks at the ends of a value are no part of it (KV_TRIM_SPACES)
   */
  static void scan(
      String text, int mostChars, boolean escaped, boolean trim, BiConsumer<String, String> pair) {
    int end = Math.min(text.length(), mostChars);
    int from = 0;
    for (int at = text.indexOf('='); at >= 0 && at < end; at = text.indexOf('=', from)) {
      int start = keyStart(text, at, from);
      int valueStart = at + 1;
      boolean quoted = valueStart < end && text.charAt(valueStart) == '"';
      int single = singleEnd(text, valueStart, end);
      if (single >= 0) {
        if (start < at && single > valueStart + 1) {
          pair.accept(text.substring(start, at), text.substring(valueStart + 1, single));
        }
        from = valueStart + 1;
        continue;
      }
      int valueEnd =
          quoted ? quoteEnd(text, valueStart + 1, escaped) : plainEnd(text, valueStart, end);
      if (quoted) {
        valueStart++;
        valueEnd = valueEnd < 0 || valueEnd > end ? end : valueEnd;
      }
      if (start < at && valueEnd > valueStart) {
        String value = text.substring(valueStart, valueEnd);
        if (quoted) {
          value = escaped ? unescaped(value) : value;
          value = trim ? trimmed(value) : value;
        }
        if (!value.isEmpty()) {
          pair.accept(text.substring(start, at), value);
        }
      }
      from = Math.max(at + 1, valueEnd);
    }
  }

  /** Where a value in single quotes ends; negative where it is none. */
  private static int singleEnd(String text, int from, int end) {
    boolean quoted = from < end && text.charAt(from) == '\'';
    int close = quoted ? text.indexOf('\'', from + 1) : -1;
    return close < end ? close : -1;
  }

  private static int quoteEnd(String text, int from, boolean escaped) {
    int end = text.indexOf('"', from);
    if (!escaped) {
      return end;
    }
    int i = from;
    while (i < text.length() && text.charAt(i) != '"') {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return i < text.length() ? i : -1;
  }

  private static String unescaped(String value) {
    return value.indexOf('\\') < 0 ? value : value.replaceAll("\\\\([\"\\\\])", "$1");
  }

  /** Spaces only: other white space stays. */
  private static String trimmed(String value) {
    int start = 0;
    int end = value.length();
    while (start < end && value.charAt(start) == ' ') {
      start++;
    }
    while (end > start && value.charAt(end - 1) == ' ') {
      end--;
    }
    return value.substring(start, end);
  }

  private static int keyStart(String text, int equals, int from) {
    int start = equals;
    while (start > from && isKey(text.charAt(start - 1))) {
      start--;
    }
    while (start < equals && !isFirst(text.charAt(start))) {
      start++;
    }
    return start;
  }

  private static boolean isKey(char c) {
    return isFirst(c) || (c >= '0' && c <= '9') || c == '.' || c == ':';
  }

  private static boolean isFirst(char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static int plainEnd(String text, int from, int end) {
    int at = from;
    while (at < end && " \t\r\n,;|&\"'<>()[]{}".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }
}
