package dev.karst.exec;

import dev.karst.expr.Expr;
import dev.karst.expr.SearchPredicate;
import dev.karst.plan.Condition;
import java.util.List;
import java.util.Set;

/**
 * A condition, bound: one of both languages. Immutable; shared by all threads of a scan.
 *
 * @param search null where it is an eval expression
 * @param eval null where it is a search expression
 */
record BoundCondition(SearchPredicate search, Expr eval) {
  static BoundCondition of(Condition condition, ExecContext context) {
    return condition instanceof Condition.Search words
        ? new BoundCondition(context.searchBinder().bind(words.expression()), null)
        : new BoundCondition(
            null, context.binder().condition(((Condition.Eval) condition).expression()));
  }

  /** The conditions that must all hold for it to hold. */
  List<BoundCondition> conjuncts() {
    return search == null
        ? List.of(this)
        : search.conjuncts().stream().map(term -> new BoundCondition(term, null)).toList();
  }

  Set<String> fields() {
    return search != null ? search.fields() : eval.fields();
  }
}
