package dev.karst.expr;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import java.util.Set;

/** The value of a field. */
record FieldExpr(String name) implements Expr {
  @Override
  public Cell over(Batch batch) {
    return batch.column(name)::value;
  }

  @Override
  public Column whole(Batch batch) {
    return batch.column(name);
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
