package dev.karst.exec;

import java.util.function.BiConsumer;

/**
 * Automatic extraction of {@code key=value} and {@code key="value"} pairs (KV_MODE = auto). A key
 * is letters, digits, {@code _ . :}; it starts with a letter or an underscore. A value in quotes
 * ends at the next quote, another one at a blank or one of {@code , ; | & " ' < > ( ) [ ] { }}.
 * Empty values are left out.
 */
final class KeyValues {
  private KeyValues() {}

  /**
   * Gives every pair, in the order of the text.
   *
   * @param mostChars how much of the text is looked at
   */
  static void scan(String text, int mostChars, BiConsumer<String, String> pair) {
    int end = Math.min(text.length(), mostChars);
    int from = 0;
    for (int at = text.indexOf('='); at >= 0 && at < end; at = text.indexOf('=', from)) {
      int start = keyStart(text, at, from);
      int valueStart = at + 1;
      boolean quoted = valueStart < end && text.charAt(valueStart) == '"';
      int valueEnd = quoted ? text.indexOf('"', valueStart + 1) : plainEnd(text, valueStart, end);
      if (quoted) {
        valueStart++;
        valueEnd = valueEnd < 0 || valueEnd > end ? end : valueEnd;
      }
      if (start < at && valueEnd > valueStart) {
        pair.accept(text.substring(start, at), text.substring(valueStart, valueEnd));
      }
      from = Math.max(at + 1, valueEnd);
    }
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
