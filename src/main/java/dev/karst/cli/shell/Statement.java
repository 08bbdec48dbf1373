package dev.karst.cli.shell;

/** When a text that is typed line by line is a whole search. */
public final class Statement {
  private static final String COMMENT = "```";

  private Statement() {}

  /**
   * Whether more lines must follow: a bracket, a quote, a macro call or a comment is open, or the
   * text ends in a pipe.
   */
  public static boolean isOpen(String text) {
    int depth = 0;
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (text.startsWith(COMMENT, at)) {
        int close = text.indexOf(COMMENT, at + COMMENT.length());
        if (close < 0) {
          return true;
        }
        at = close + COMMENT.length();
        continue;
      }
      if (c == '"' || c == '`') {
        int close = close(text, at);
        if (close < 0) {
          return true;
        }
        at = close;
      } else if (c == '\\') {
        at++;
      } else if (c == '(' || c == '[') {
        depth++;
      } else if (c == ')' || c == ']') {
        depth--;
      }
      at++;
    }
    return depth > 0 || text.strip().endsWith("|");
  }

  /** Where the quote or the backtick that opens here is closed; -1 where it is not. */
  private static int close(String text, int open) {
    for (int at = open + 1; at < text.length(); at++) {
      if (text.charAt(at) == '\\') {
        at++;
      } else if (text.charAt(at) == text.charAt(open)) {
        return at;
      }
    }
    return -1;
  }
}
