package dev.karst.expr;

import dev.karst.match.AnyOf;
import dev.karst.match.Cidr;
import dev.karst.match.TextPredicate;
import dev.karst.match.Wildcard;
import dev.karst.session.Session;
import dev.karst.syntax.SearchExpr;
import dev.karst.syntax.SearchValue;
import dev.karst.text.KarstException.SearchError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Binds search expressions (semantics.md section 1). */
public record SearchBinder(Session session) {
  public SearchPredicate bind(SearchExpr expression) {
    if (expression instanceof SearchExpr.Everything) {
      return Always.YES;
    }
    if (expression instanceof SearchExpr.And and) {
      return new SearchLogic(SearchLogic.Kind.AND, and.terms().stream().map(this::bind).toList());
    }
    if (expression instanceof SearchExpr.Or or) {
      return new SearchLogic(SearchLogic.Kind.OR, or.terms().stream().map(this::bind).toList());
    }
    if (expression instanceof SearchExpr.Not not) {
      return new SearchLogic(SearchLogic.Kind.NOT, List.of(bind(not.term())));
    }
    if (expression instanceof SearchExpr.Comparison comparison) {
      return comparison(comparison);
    }
    if (expression instanceof SearchExpr.In in) {
      return in(in);
    }
    if (expression instanceof SearchExpr.Term term) {
      return term.value().text().equals("*") ? Always.YES : TermTest.of(term.value());
    }
    throw new SearchError("subsearch-place", "a subsearch cannot stand here", expression.span());
  }

  private SearchPredicate comparison(SearchExpr.Comparison comparison) {
    Optional<SearchPredicate> time = TimeModifier.bind(comparison, session);
    if (time.isPresent()) {
      return time.get();
    }
    String field = comparison.field().text();
    SearchValue value = comparison.value();
    boolean anything = value.text().equals("*");
    return switch (comparison.op()) {
      case EQ -> anything ? new Exists(field) : new FieldTest(field, equality(value));
      case NE -> anything ? Always.NO : new FieldTest(field, not(equality(value)));
      default -> new FieldTest(field, new OrderTest(comparison.op(), value.text()));
    };
  }

  private static SearchPredicate in(SearchExpr.In in) {
    String field = in.field().text();
    List<TextPredicate> tests = new ArrayList<>();
    for (SearchValue value : in.values()) {
      if (value.text().equals("*")) {
        return new Exists(field);
      }
      tests.add(equality(value));
    }
    return new FieldTest(field, AnyOf.of(tests));
  }

  /**
   * Equality of texts: without case, with wildcards, and membership where the value is a network.
   */
  private static TextPredicate equality(SearchValue value) {
    boolean caseSensitive = value.directive() == SearchValue.Directive.CASE;
    Wildcard text = Wildcard.of(value.text(), caseSensitive);
    Optional<Cidr> network = Cidr.parse(value.text());
    return network.isPresent() ? AnyOf.of(List.of(text, network.get())) : text;
  }

  private static TextPredicate not(TextPredicate test) {
    return new Not(test);
  }

  /** A record, so that equal questions about a lexicon are known as such. */
  private record Not(TextPredicate of) implements TextPredicate {
    @Override
    public boolean test(byte[] bytes, int start, int end) {
      return !of.test(bytes, start, end);
    }
  }
}
