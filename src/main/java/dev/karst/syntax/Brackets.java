package dev.karst.syntax;

import dev.karst.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Finds the subsearches in a command's text. */
public final class Brackets {
  private Brackets() {}

  /** The outermost {@code [ ... ]} outside quotes, brackets included, in order. */
  public static List<Span> outermost(Span text) {
    String chars = text.text().text();
    List<Span> found = new ArrayList<>();
    int depth = 0;
    int open = 0;
    for (int i = text.start(); i < text.end(); i++) {
      char c = chars.charAt(i);
      if (c == '"') {
        i = Quotes.end(chars, i) - 1;
      } else if (c == '\\') {
        i++;
      } else if (c == '[' && depth++ == 0) {
        open = i;
      } else if (c == ']' && --depth == 0) {
        found.add(new Span(text.text(), open, i + 1));
      }
    }
    return found;
  }
}
