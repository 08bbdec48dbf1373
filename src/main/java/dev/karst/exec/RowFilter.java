package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.expr.Cell;
import dev.karst.expr.MatchMemory;
import dev.karst.expr.SearchPredicate;
import dev.karst.store.Segment;
import java.util.Arrays;
import java.util.Set;

/** Narrows batches to the rows that satisfy a condition. For one thread. */
final class RowFilter {
  private final BoundCondition condition;
  private final MatchMemory memory = new MatchMemory();

  RowFilter(BoundCondition condition) {
    this.condition = condition;
  }

  /** The fields that it reads. */
  Set<String> fields() {
    return condition.fields();
  }

  /** Whether it is a search condition, which looks at a lexicon's texts at most once each. */
  boolean isSearch() {
    return condition.search() != null;
  }

  /** What was looked at of lexicons. */
  MatchMemory memory() {
    return memory;
  }

  /** As {@link SearchPredicate#rows}. */
  int[] rows(Segment segment, int block) {
    return condition.search() == null ? null : condition.search().rows(segment, block, memory);
  }

  Batch narrow(Batch batch) {
    int size = batch.size();
    int[] kept = new int[size];
    for (int i = 0; i < size; i++) {
      kept[i] = batch.row(i);
    }
    int count = keep(batch, kept);
    return count == size ? batch : batch.select(Arrays.copyOf(kept, count));
  }

  private int keep(Batch batch, int[] rows) {
    if (condition.search() != null) {
      return condition.search().keep(batch, rows, rows.length, memory);
    }
    Cell cell = condition.eval().over(batch);
    int count = 0;
    for (int row : rows) {
      if (cell.isTrue(row)) {
        rows[count++] = row;
      }
    }
    return count;
  }
}
