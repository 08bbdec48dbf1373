package dev.karst.syntax;

import dev.karst.text.Span;

/**
 * A word or a quoted string outside eval expressions: a field name, a value, an option's value.
 *
 * @param text the text with its escapes resolved (semantics.md section 1: one rule, once)
 * @param quoted whether it stood in double quotes
 */
public record Literal(String text, boolean quoted, Span span) {
  public static Literal word(String text) {
    return new Literal(text, false, Span.NONE);
  }

  public static Literal quoted(String text) {
    return new Literal(text, true, Span.NONE);
  }

  /** As SPL: reads back as the same literal. */
  public String spl() {
    return quoted ? '"' + Escapes.escape(text) + '"' : Escapes.escape(text);
  }

  @Override
  public String toString() {
    return spl();
  }
}
