package dev.karst.syntax;

/** Where a double-quoted string ends. */
final class Quotes {
  private Quotes() {}

  /**
   * The offset after the quote that closes the one at {@code open}; the text's length where none
   * does.
   */
  static int end(String text, int open) {
    for (int i = open + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        return i + 1;
      }
    }
    return text.length();
  }
}
