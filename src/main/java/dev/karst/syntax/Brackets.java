package dev.karst.syntax;

import dev.karst.text.SourceText;
import dev.karst.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Finds the subsearches in a command's text, and puts other text in their place. */
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

  /** What stands between the brackets. */
  public static Span inner(Span bracket) {
    return new Span(bracket.text(), bracket.start() + 1, bracket.end() - 1);
  }

  /**
   * A text with each of its outermost brackets replaced, in order; what is put there maps to where
   * the bracket stood.
   *
   * @param replacement the text for a bracket
   * @return null where there is none
   */
  public static SourceText splice(Span text, Function<Span, String> replacement) {
    List<Span> brackets = outermost(text);
    if (brackets.isEmpty()) {
      return null;
    }
    SourceText.Builder out = new SourceText.Builder();
    int copied = text.start();
    for (Span bracket : brackets) {
      out.append(text.text(), copied, bracket.start());
      out.append(replacement.apply(bracket), text.text().place(bracket.start()));
      copied = bracket.end();
    }
    return out.append(text.text(), copied, text.end()).build();
  }
}
