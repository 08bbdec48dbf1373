package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.expr.Cell;
import dev.karst.expr.MatchMemory;
import dev.karst.expr.RowPredicate;
import java.util.Arrays;

/** Narrows batches to the rows that satisfy a condition. For one thread. */
final class RowFilter {
  private final BoundCondition condition;
  private final MatchMemory memory = new MatchMemory();

  RowFilter(BoundCondition condition) {
    this.condition = condition;
  }

  /** What was looked at of lexicons. */
  MatchMemory memory() {
    return memory;
  }

  Batch narrow(Batch batch) {
    RowPredicate test;
    if (condition.search() != null) {
      test = condition.search().over(batch, memory);
    } else {
      Cell cell = condition.eval().over(batch);
      test = cell::isTrue;
    }
    int[] kept = new int[batch.size()];
    int count = 0;
    for (int i = 0; i < kept.length; i++) {
      int row = batch.row(i);
      if (test.test(row)) {
        kept[count++] = row;
      }
    }
    return count == kept.length ? batch : batch.select(Arrays.copyOf(kept, count));
  }
}
