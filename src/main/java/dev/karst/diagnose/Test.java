package dev.karst.diagnose;

import dev.karst.batch.Batch;
import dev.karst.command.Lowering;
import dev.karst.expr.Cell;
import dev.karst.expr.Expr;
import dev.karst.expr.MatchMemory;
import dev.karst.expr.RowPredicate;
import dev.karst.expr.SearchBinder;
import dev.karst.expr.SearchPredicate;
import dev.karst.plan.Condition;
import dev.karst.syntax.EvalExpr;
import dev.karst.syntax.SearchExpr;
import dev.karst.text.KarstException;
import dev.karst.text.Span;
import java.util.ArrayList;
import java.util.List;

/** A condition that can be tried on rows, and taken apart. */
final class Test {
  private final Condition condition;
  private final SearchPredicate search;
  private final Expr eval;
  private final MatchMemory memory = new MatchMemory();

  private Test(Condition condition, SearchPredicate search, Expr eval) {
    this.condition = condition;
    this.search = search;
    this.eval = eval;
  }

  static Test of(Condition condition, Lowering lowering) {
    return condition instanceof Condition.Search words
        ? new Test(condition, new SearchBinder(lowering.session()).bind(words.expression()), null)
        : new Test(
            condition,
            null,
            lowering.binder().condition(((Condition.Eval) condition).expression()));
  }

  Condition condition() {
    return condition;
  }

  /** Which rows of a batch, by their column rows, satisfy it. */
  RowPredicate over(Batch batch) {
    if (search != null) {
      return search.over(batch, memory);
    }
    Cell cell = eval.over(batch);
    return cell::isTrue;
  }

  /** Whether a condition, which may be wrong, holds for one of some rows. */
  static boolean matches(Condition condition, Rows rows, Lowering lowering) {
    return !matching(condition, rows, lowering).isEmpty();
  }

  /** Those of some rows for which a condition holds; none where it is wrong. */
  static Rows matching(Condition condition, Rows rows, Lowering lowering) {
    Rows matching = new Rows();
    if (rows.isEmpty()) {
      return matching;
    }
    try {
      RowPredicate test = of(condition, lowering).over(rows.batch());
      for (int row = 0; row < rows.batch().rows(); row++) {
        if (test.test(row)) {
          matching.add(rows.batch(), row);
        }
      }
    } catch (KarstException e) {
      matching.clear();
    }
    return matching;
  }

  /** The conditions that must all hold; itself where it is one. */
  static List<Condition> parts(Condition condition) {
    List<Condition> parts = new ArrayList<>();
    if (condition instanceof Condition.Search words) {
      split(words.expression(), parts);
    } else {
      split(((Condition.Eval) condition).expression(), parts);
    }
    return parts;
  }

  private static void split(SearchExpr expression, List<Condition> parts) {
    if (expression instanceof SearchExpr.And and) {
      and.terms().forEach(term -> split(term, parts));
    } else if (expression instanceof SearchExpr.Not not && not.term() instanceof SearchExpr.Or or) {
      or.terms().forEach(term -> split(new SearchExpr.Not(term, term.span()), parts));
    } else if (!(expression instanceof SearchExpr.Everything)) {
      parts.add(new Condition.Search(expression));
    }
  }

  private static void split(EvalExpr expression, List<Condition> parts) {
    if (expression instanceof EvalExpr.And and) {
      and.terms().forEach(term -> split(term, parts));
    } else if (expression instanceof EvalExpr.Not not && not.operand() instanceof EvalExpr.Or or) {
      or.terms().forEach(term -> split(new EvalExpr.Not(term, term.span()), parts));
    } else {
      parts.add(new Condition.Eval(expression));
    }
  }

  /** All of several conditions in one. */
  static Condition all(List<Condition> parts) {
    if (parts.isEmpty()) {
      return new Condition.Search(new SearchExpr.Everything(Span.NONE));
    }
    if (parts.size() == 1) {
      return parts.get(0);
    }
    return parts.get(0) instanceof Condition.Search
        ? new Condition.Search(
            new SearchExpr.And(
                parts.stream().map(one -> ((Condition.Search) one).expression()).toList(),
                Span.NONE))
        : new Condition.Eval(
            new EvalExpr.And(
                parts.stream().map(one -> ((Condition.Eval) one).expression()).toList(),
                Span.NONE));
  }

  /** Where a condition stands. */
  static Span span(Condition condition) {
    return condition instanceof Condition.Search words
        ? words.expression().span()
        : ((Condition.Eval) condition).expression().span();
  }
}
