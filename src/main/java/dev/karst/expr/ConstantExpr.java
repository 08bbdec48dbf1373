package dev.karst.expr;

import dev.karst.batch.Batch;
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
  public Set<String> fields() {
    return Set.of();
  }

  @Override
  public Kind kind() {
    return constant instanceof Bool ? Kind.BOOLEAN : constant == null ? Kind.ANY : Kind.VALUE;
  }
}
