package dev.karst.expr;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ConstantColumn;
import dev.karst.value.Bool;
import dev.karst.value.Value;
import java.util.Set;

/**
 * The same value everywhere.
 *
 * @param constant may be null: absent
 */
public record ConstantExpr(Value constant) implements Expr {
  @Override
  public Cell over(Batch batch) {
    return row -> constant;
  }

  @Override
  public Column whole(Batch batch) {
    return new ConstantColumn(constant, batch.rows());
  }

  @Override
  public Holds holds(Batch batch) {
    return constant == Bool.TRUE ? Holds.EVERYWHERE : Holds.NOWHERE;
  }

  @Override
  public Set<String> fields() {
    return Set.of();
  }

  @Override
  public Kind kind() {
    return constant instanceof Bool ? Kind.BOOLEAN : constant == null ? Kind.ANY : Kind.VALUE;
  }
}
