package dev.karst.expr;

import dev.karst.batch.Batch;
import java.util.Set;

/** A call's expression with what its function says of the result. */
record TypedExpr(Expr call, Kind kind, boolean stable) implements Expr {
  @Override
  public Cell over(Batch batch) {
    return call.over(batch);
  }

  @Override
  public Set<String> fields() {
    return call.fields();
  }

  @Override
  public boolean deterministic() {
    return stable && call.deterministic();
  }
}
