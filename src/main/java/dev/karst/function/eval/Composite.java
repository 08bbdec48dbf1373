package dev.karst.function.eval;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.expr.Cell;
import dev.karst.expr.Expr;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * An expression that computes what it needs of other expressions, when it needs it.
 *
 * @param combine makes the cell of the terms' cells, once a batch
 * @param choice tells where all rows come of one term
 */
record Composite(List<Expr> terms, Function<Cell[], Cell> combine, Choice choice) implements Expr {
  /**
   * Which term an expression is in all rows of a batch; null where that differs or is not known.
   */
  @FunctionalInterface
  interface Choice {
    Expr of(List<Expr> terms, Batch batch);

    /** Never known. */
    Choice NONE = (terms, batch) -> null;
  }

  @Override
  public Column whole(Batch batch) {
    Expr chosen = choice.of(terms, batch);
    return chosen == null ? null : chosen.whole(batch);
  }

  @Override
  public Cell over(Batch batch) {
    return combine.apply(terms.stream().map(term -> term.over(batch)).toArray(Cell[]::new));
  }

  @Override
  public Set<String> fields() {
    Set<String> fields = new LinkedHashSet<>();
    terms.forEach(term -> fields.addAll(term.fields()));
    return fields;
  }

  @Override
  public boolean deterministic() {
    return terms.stream().allMatch(Expr::deterministic);
  }
}
