package dev.karst.syntax;

import java.util.Locale;

/**
 * A value in a search expression, plain or wrapped in a directive.
 *
 * @param directive how it is to be matched
 */
public record SearchValue(Literal literal, Directive directive) {
  /** TERM(x): one indexed token; CASE(x): with regard to case. */
  public enum Directive {
    NONE,
    TERM,
    CASE
  }

  public static SearchValue of(Literal literal) {
    return new SearchValue(literal, Directive.NONE);
  }

  public String text() {
    return literal.text();
  }

  public String spl() {
    return directive == Directive.NONE
        ? literal.spl()
        : directive.name().toUpperCase(Locale.ROOT) + "(" + literal.spl() + ")";
  }
}
