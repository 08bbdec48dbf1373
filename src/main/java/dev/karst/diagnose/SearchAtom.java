package dev.karst.diagnose;

import dev.karst.plan.Condition;
import dev.karst.syntax.CompareOp;
import dev.karst.syntax.Literal;
import dev.karst.syntax.SearchExpr;
import dev.karst.syntax.SearchValue;
import dev.karst.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * An atom of a search expression.
 *
 * @param test the comparison, or the word
 * @param list the list that the value stands in; null for none
 * @param around makes the whole expression of what stands in the place of the atom or its list
 */
record SearchAtom(
    Kind kind,
    Literal name,
    CompareOp op,
    SearchValue value,
    boolean negative,
    Span span,
    SearchExpr.In list,
    UnaryOperator<SearchExpr> around)
    implements Atom {
  /** All atoms of an expression, in order. */
  static List<Atom> of(SearchExpr expression) {
    List<Atom> atoms = new ArrayList<>();
    collect(expression, false, UnaryOperator.identity(), atoms);
    return atoms;
  }

  private static void collect(
      SearchExpr at, boolean not, UnaryOperator<SearchExpr> around, List<Atom> into) {
    if (at instanceof SearchExpr.Not inner) {
      collect(inner.term(), !not, term -> around.apply(new SearchExpr.Not(term, at.span())), into);
    } else if (at instanceof SearchExpr.And and) {
      each(and.terms(), not, terms -> around.apply(new SearchExpr.And(terms, at.span())), into);
    } else if (at instanceof SearchExpr.Or or) {
      each(or.terms(), not, terms -> around.apply(new SearchExpr.Or(terms, at.span())), into);
    } else if (at instanceof SearchExpr.Comparison one) {
      boolean order = one.op() != CompareOp.EQ && one.op() != CompareOp.NE;
      Kind kind = order ? Kind.ORDER : one.value().text().equals("*") ? Kind.PRESENT : Kind.SEARCH;
      boolean negative = not ^ (one.op() == CompareOp.NE);
      into.add(
          new SearchAtom(
              kind, one.field(), one.op(), one.value(), negative, at.span(), null, around));
    } else if (at instanceof SearchExpr.In in) {
      members(in, not, around, into);
    } else if (at instanceof SearchExpr.Term term && !term.value().text().equals("*")) {
      Literal raw = Literal.word("_raw");
      into.add(
          new SearchAtom(Kind.TERM, raw, CompareOp.EQ, term.value(), not, at.span(), null, around));
    }
  }

  private static void each(
      List<SearchExpr> terms,
      boolean not,
      java.util.function.Function<List<SearchExpr>, SearchExpr> around,
      List<Atom> into) {
    for (int i = 0; i < terms.size(); i++) {
      int place = i;
      collect(
          terms.get(i),
          not,
          term -> {
            List<SearchExpr> changed = new ArrayList<>(terms);
            changed.set(place, term);
            return around.apply(changed);
          },
          into);
    }
  }

  /** Each value of a list by itself: changed, it stands beside the list. */
  private static void members(
      SearchExpr.In in, boolean not, UnaryOperator<SearchExpr> around, List<Atom> into) {
    for (SearchValue value : in.values()) {
      Kind kind = value.text().equals("*") ? Kind.PRESENT : Kind.SEARCH;
      into.add(
          new SearchAtom(
              kind, in.field(), CompareOp.EQ, value, not, value.literal().span(), in, around));
    }
  }

  @Override
  public String field() {
    return name.text();
  }

  @Override
  public String text() {
    return kind == Kind.PRESENT ? "" : value.text();
  }

  @Override
  public String spl() {
    return kind == Kind.TERM ? value.spl() : name.spl() + op.spl() + value.spl();
  }

  @Override
  public Set<String> values(Rows rows) {
    return rows.texts(field());
  }

  @Override
  public Condition withText(String text) {
    SearchValue other = new SearchValue(Literal.quoted(text), value.directive());
    return made(
        kind == Kind.TERM
            ? new SearchExpr.Term(other, span)
            : new SearchExpr.Comparison(name, op, other, span));
  }

  @Override
  public Condition withField(String field) {
    Literal other = field.matches("[\\w.:{}]+") ? Literal.word(field) : Literal.quoted(field);
    if (list != null) {
      return new Condition.Search(
          around.apply(new SearchExpr.In(other, list.values(), list.span())));
    }
    return kind == Kind.TERM ? null : made(new SearchExpr.Comparison(other, op, value, span));
  }

  @Override
  public Condition withPattern(String pattern) {
    return withText(pattern);
  }

  @Override
  public Condition ignoringCase() {
    return value.directive() == SearchValue.Directive.CASE
        ? made(new SearchExpr.Comparison(name, op, SearchValue.of(value.literal()), span))
        : null;
  }

  @Override
  public Condition withNot() {
    return op != CompareOp.NE
        ? null
        : made(
            new SearchExpr.Not(new SearchExpr.Comparison(name, CompareOp.EQ, value, span), span));
  }

  private Condition made(SearchExpr atom) {
    return new Condition.Search(
        around.apply(list == null ? atom : new SearchExpr.Or(List.of(list, atom), list.span())));
  }
}
