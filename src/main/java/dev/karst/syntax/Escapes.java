package dev.karst.syntax;

/**
 * The one rule of escapes in SPL, for every quoted argument and unquoted word: from left to right,
 * once, {@code \\} is a backslash, {@code \"} a quote, {@code \|} a pipe; any other backslash stays
 * (semantics.md section 1).
 */
final class Escapes {
  private Escapes() {}

  static String unescape(String written) {
    if (written.indexOf('\\') < 0) {
      return written;
    }
    StringBuilder out = new StringBuilder(written.length());
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c == '\\' && i + 1 < written.length() && isEscapable(written.charAt(i + 1))) {
        i++;
        c = written.charAt(i);
      }
      out.append(c);
    }
    return out.toString();
  }

  /** The shortest text that {@link #unescape} reads back, also in front of a closing quote. */
  static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean last = i + 1 == text.length();
      if (c == '"' || c == '|' || (c == '\\' && (last || isEscapable(text.charAt(i + 1))))) {
        out.append('\\');
      }
      out.append(c);
    }
    return out.toString();
  }

  private static boolean isEscapable(char c) {
    return c == '\\' || c == '"' || c == '|';
  }
}
