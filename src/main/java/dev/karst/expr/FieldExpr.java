package dev.karst.expr;

import dev.karst.batch.Batch;
import java.util.Set;

/** The value of a field. */
record FieldExpr(String name) implements Expr {
  @Override
  public Cell over(Batch batch) {
    return batch.column(name)::value;
  }

  @Override
  public Set<String> fields() {
    return Set.of(name);
  }

  @Override
  public Kind kind() {
    return Kind.ANY;
  }
}
