package dev.karst.cli.report;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes elements of XML and HTML. All texts and values of attributes are escaped here, and nowhere
 * else: what a log or a detection holds cannot become markup.
 */
final class Markup {
  private static final int REPLACEMENT = 0xFFFD;

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Begins an element.
   *
   * @param attributes names and values in turn; one whose value is null is left out
   */
  Markup open(String element, String... attributes) {
    start(element, attributes);
    out.append('>');
    open.push(element);
    return this;
  }

  /** Ends the element that was begun last. */
  Markup close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** An element that holds nothing. */
  Markup empty(String element, String... attributes) {
    start(element, attributes);
    out.append("/>");
    return this;
  }

  /** An element that holds a text. */
  Markup element(String element, String text, String... attributes) {
    return open(element, attributes).text(text).close();
  }

  Markup text(String text) {
    escape(text, false);
    return this;
  }

  Markup line() {
    out.append('\n');
    return this;
  }

  /** Puts in what is markup already: constants of the program only. */
  Markup constant(String markup) {
    out.append(markup);
    return this;
  }

  private void start(String element, String... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      if (attributes[i + 1] != null) {
        out.append(' ').append(attributes[i]).append("=\"");
        escape(attributes[i + 1], true);
        out.append('"');
      }
    }
  }

  private void escape(String text, boolean attribute) {
    text.codePoints().forEach(c -> escape(c, attribute));
  }

  private void escape(int c, boolean attribute) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\r' -> out.append("&#13;");
      case '\n', '\t' -> {
        if (attribute) {
          out.append("&#").append(c).append(';');
        } else {
          out.append((char) c);
        }
      }
      default -> out.appendCodePoint(isAllowed(c) ? c : REPLACEMENT);
    }
  }

  /** XML 1.0 has no way to write other control characters, halves of pairs and the like. */
  private static boolean isAllowed(int c) {
    return c >= 0x20 && c <= 0xD7FF && !(c >= 0x7F && c <= 0x9F)
        || c >= 0xE000 && c <= 0xFFFD
        || c >= 0x10000;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
