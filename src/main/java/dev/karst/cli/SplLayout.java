package dev.karst.cli;

import dev.karst.text.KarstException.SearchError;
import dev.karst.text.SourceText;

/**
 * Lays out SPL without reading what it means: a stage a line, subsearches on lines of their own and
 * indented, runs of blanks made one. Quoted strings, quoted names, macro calls, comments and
 * escaped characters are copied as they are. Laying out what was laid out changes nothing.
 */
final class SplLayout {
  private static final String INDENT = "    ";
  private static final String COMMENT = "```";

  private final SourceText source;
  private final String text;
  private final StringBuilder out = new StringBuilder();
  private int at;
  private int depth;

  SplLayout(String search) {
    this.source = SourceText.of("search", search);
    this.text = search;
  }

  /**
   * The text laid out, with a newline at its end.
   *
   * @throws SearchError for a quote, a backtick or a bracket without its other half
   */
  String format() {
    while (at < text.length()) {
      step(text.charAt(at));
    }
    if (depth > 0) {
      throw unbalanced("a bracket is not closed", text.lastIndexOf('['), 1);
    }
    trim();
    return out.append('\n').toString();
  }

  private void step(char c) {
    if (Character.isWhitespace(c)) {
      at++;
      blank();
    } else if (c == '"') {
      copyTo(end('"', true));
    } else if (c == '\'') {
      copyTo(nameEnd());
    } else if (text.startsWith(COMMENT, at)) {
      int close = text.indexOf(COMMENT, at + COMMENT.length());
      if (close < 0) {
        throw unbalanced("a comment is not closed", at, COMMENT.length());
      }
      copyTo(close + COMMENT.length());
    } else if (c == '`') {
      copyTo(end('`', false));
    } else if (c == '\\') {
      copyTo(Math.min(text.length(), at + 2));
    } else if (c == '|') {
      at++;
      if (out.length() > 0 && !endsWith("[ ")) {
        newLine();
      }
      out.append("| ");
    } else if (c == '[') {
      at++;
      depth++;
      newLine();
      out.append("[ ");
    } else if (c == ']') {
      close();
    } else {
      copyTo(at + 1);
    }
  }

  private void close() {
    if (depth == 0) {
      throw unbalanced("a bracket is closed that was not opened", at, 1);
    }
    at++;
    trim();
    depth--;
    out.append(" ]");
    // What follows a subsearch stands behind it: a bracket of an expression, further arguments.
    blankUnlessClosing();
  }

  private void blankUnlessClosing() {
    int next = at;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    if (next > at || next < text.length() && ")],".indexOf(text.charAt(next)) < 0) {
      blank();
    }
  }

  private void blank() {
    if (out.length() > 0 && !Character.isWhitespace(out.charAt(out.length() - 1))) {
      out.append(' ');
    }
  }

  private void newLine() {
    trim();
    if (out.length() > 0) {
      out.append('\n').append(INDENT.repeat(depth));
    }
  }

  private void trim() {
    while (out.length() > 0 && out.charAt(out.length() - 1) == ' ') {
      out.setLength(out.length() - 1);
    }
  }

  private boolean endsWith(String end) {
    return out.length() >= end.length() && out.substring(out.length() - end.length()).equals(end);
  }

  private void copyTo(int end) {
    out.append(text, at, end);
    at = end;
  }

  /** The offset after the quote that closes the one here. */
  private int end(char quote, boolean escapes) {
    for (int i = at + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && escapes) {
        i++;
      } else if (c == '"' && quote == '`') {
        i = stringEnd(i) - 1;
      } else if (c == quote) {
        return i + 1;
      }
    }
    throw unbalanced(
        quote == '"' ? "a quoted string is not closed" : "a macro call is not closed", at, 1);
  }

  /** A backtick in a quoted argument of a macro does not end the call. */
  private int stringEnd(int open) {
    for (int i = open + 1; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == '"') {
        return i + 1;
      }
    }
    throw unbalanced("a quoted string is not closed", open, 1);
  }

  /** The offset after a quoted name; after the quote itself where it is a mere apostrophe. */
  private int nameEnd() {
    for (int i = at + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\'') {
        return i + 1;
      }
      if ("\n\r|[]\"`".indexOf(c) >= 0) {
        break;
      }
    }
    return at + 1;
  }

  private SearchError unbalanced(String what, int start, int length) {
    return new SearchError("unbalanced", what, source.span(start, start + length));
  }
}
