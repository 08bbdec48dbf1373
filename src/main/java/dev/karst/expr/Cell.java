package dev.karst.expr;

import dev.karst.value.Bool;
import dev.karst.value.Value;

/** The values of an expression, row by row, in one batch. */
@FunctionalInterface
public interface Cell {
  /** The value in a column row; null where it is absent. */
  Value at(int row);

  /** Whether the value is TRUE; null and everything else are not (semantics.md section 2). */
  default boolean isTrue(int row) {
    return at(row) == Bool.TRUE;
  }
}
