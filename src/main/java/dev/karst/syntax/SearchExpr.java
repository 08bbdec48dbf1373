package dev.karst.syntax;

import dev.karst.text.Span;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A search expression: what {@code search}, an implied first search and tstats' WHERE hold
 * (semantics.md section 1). NOT binds tightest, then OR, then AND.
 */
public sealed interface SearchExpr {
  Span span();

  /** As SPL: reads back as the same tree. */
  String spl();

  /** What it is made of, from left to right. */
  default List<SearchExpr> children() {
    return List.of();
  }

  /** Matches everything: an empty group or an empty search. */
  record Everything(Span span) implements SearchExpr {
    @Override
    public String spl() {
      return "()";
    }
  }

  record And(List<SearchExpr> terms, Span span) implements SearchExpr {
    public And {
      terms = List.copyOf(terms);
    }

    @Override
    public List<SearchExpr> children() {
      return terms;
    }

    @Override
    public String spl() {
      return terms.stream()
          .map(term -> term instanceof And ? group(term) : term.spl())
          .collect(Collectors.joining(" "));
    }
  }

  record Or(List<SearchExpr> terms, Span span) implements SearchExpr {
    public Or {
      terms = List.copyOf(terms);
    }

    @Override
    public List<SearchExpr> children() {
      return terms;
    }

    @Override
    public String spl() {
      return terms.stream()
          .map(term -> term instanceof And || term instanceof Or ? group(term) : term.spl())
          .collect(Collectors.joining(" OR "));
    }
  }

  record Not(SearchExpr term, Span span) implements SearchExpr {
    @Override
    public List<SearchExpr> children() {
      return List.of(term);
    }

    @Override
    public String spl() {
      return "NOT " + (term instanceof And || term instanceof Or ? group(term) : term.spl());
    }
  }

  /** {@code field op value}; the right side is always a literal, never a field. */
  record Comparison(Literal field, CompareOp op, SearchValue value, Span span)
      implements SearchExpr {
    @Override
    public String spl() {
      return field.spl() + op.spl() + value.spl();
    }
  }

  /** {@code field IN (a, b*)}. */
  record In(Literal field, List<SearchValue> values, Span span) implements SearchExpr {
    public In {
      values = List.copyOf(values);
    }

    @Override
    public String spl() {
      return field.spl()
          + " IN ("
          + values.stream().map(SearchValue::spl).collect(Collectors.joining(", "))
          + ")";
    }
  }

  /** A bare word, a phrase, TERM(..) or CASE(..): matches in {@code _raw}. */
  record Term(SearchValue value, Span span) implements SearchExpr {
    @Override
    public String spl() {
      return value.spl();
    }
  }

  /** {@code [ ... ]}: replaced by its result's text before the search is bound. */
  record Subsearch(Bracket bracket, Span span) implements SearchExpr {
    @Override
    public String spl() {
      return bracket.spl();
    }
  }

  private static String group(SearchExpr term) {
    return "(" + term.spl() + ")";
  }
}
