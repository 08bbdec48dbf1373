package dev.karst.expr;

/** Which rows of one batch satisfy a condition. For one thread. */
@FunctionalInterface
public interface RowPredicate {
  boolean test(int row);
}
