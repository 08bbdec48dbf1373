package dev.karst.expr;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import java.util.Set;

/** A call's expression with what its function says of the result. */
record TypedExpr(Expr call, Kind kind, boolean stable) implements Expr {
  @Override
  public Cell over(Batch batch) {
    return call.over(batch);
  }

  @Override
  public Column whole(Batch batch) {
    return call.whole(batch);
  }

  @Override
  public Holds holds(Batch batch) {
    return call.holds(batch);
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
