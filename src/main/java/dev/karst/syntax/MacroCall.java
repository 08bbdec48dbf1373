package dev.karst.syntax;

import dev.karst.text.KarstException.SearchError;
import dev.karst.text.SourceText;
import dev.karst.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * A macro call as it is written between backticks: {@code name}, {@code name(a, "b,c")}, {@code
 * name(x=a)}.
 *
 * @param arguments where each argument stands, blanks around it apart
 * @param span the whole call with its backticks
 */
record MacroCall(String name, List<Span> arguments, Span span) {
  MacroCall {
    arguments = List.copyOf(arguments);
  }

  /**
   * Reads the call whose opening backtick stands at {@code start}.
   *
   * @throws SearchError where the closing backtick is missing
   */
  static MacroCall read(SourceText text, int start) {
    String chars = text.text();
    int end = start + 1;
    while (end < chars.length() && chars.charAt(end) != '`') {
      end = chars.charAt(end) == '"' ? Quotes.end(chars, end) : end + 1;
    }
    if (end >= chars.length()) {
      throw new SearchError(
          "unbalanced-backticks", "Unbalanced backticks", text.span(start, start + 1));
    }
    Span call = text.span(start, end + 1);
    Span inner = trim(text.span(start + 1, end));
    int open = inner.string().indexOf('(');
    if (open < 0 || !inner.string().endsWith(")")) {
      return new MacroCall(inner.string(), List.of(), call);
    }
    Span arguments = text.span(inner.start() + open + 1, inner.end() - 1);
    return new MacroCall(inner.string().substring(0, open).strip(), split(arguments), call);
  }

  /** Splits at commas that stand in no quotes and no brackets. */
  private static List<Span> split(Span arguments) {
    List<Span> parts = new ArrayList<>();
    if (arguments.string().isBlank()) {
      return parts;
    }
    String chars = arguments.text().text();
    int from = arguments.start();
    int depth = 0;
    for (int i = from; i < arguments.end(); i++) {
      char c = chars.charAt(i);
      if (c == '"') {
        i = Math.min(Quotes.end(chars, i), arguments.end()) - 1;
      } else if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      } else if (c == ',' && depth <= 0) {
        parts.add(trim(new Span(arguments.text(), from, i)));
        from = i + 1;
      }
    }
    parts.add(trim(new Span(arguments.text(), from, arguments.end())));
    return parts;
  }

  static Span trim(Span span) {
    String chars = span.text().text();
    int start = span.start();
    int end = span.end();
    while (start < end && Character.isWhitespace(chars.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(chars.charAt(end - 1))) {
      end--;
    }
    return new Span(span.text(), start, end);
  }
}
