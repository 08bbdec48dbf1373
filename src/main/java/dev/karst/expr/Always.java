package dev.karst.expr;

import dev.karst.batch.Batch;
import java.util.Set;

/** A condition that every row satisfies, or none. */
enum Always implements SearchPredicate {
  YES,
  NO;

  @Override
  public RowPredicate over(Batch batch, MatchMemory memory) {
    return row -> this == YES;
  }

  @Override
  public Set<String> fields() {
    return Set.of();
  }
}
