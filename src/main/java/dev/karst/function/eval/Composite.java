package dev.karst.function.eval;

import dev.karst.batch.Batch;
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
 */
record Composite(List<Expr> terms, Function<Cell[], Cell> combine) implements Expr {
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
