package dev.karst.expr;

import dev.karst.batch.Batch;
import dev.karst.store.Segment;
import java.util.List;
import java.util.Set;

/**
 * A bound search expression (semantics.md section 1). Immutable and thread-safe; what {@link #over}
 * gives remembers, per lexicon, which texts matched, and is for one thread.
 */
public interface SearchPredicate {
  /**
   * @param memory where matches of lexicons are kept from batch to batch
   */
  RowPredicate over(Batch batch, MatchMemory memory);

  /**
   * Keeps the rows that satisfy it.
   *
   * @param rows column rows, ascending; those that stay are moved to its front
   * @param count how many rows there are
   * @param memory where matches of lexicons are kept from batch to batch
   * @return how many stay
   */
  default int keep(Batch batch, int[] rows, int count, MatchMemory memory) {
    RowPredicate test = over(batch, memory);
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (test.test(rows[i])) {
        rows[kept++] = rows[i];
      }
    }
    return kept;
  }

  /**
   * The rows of a block that satisfy it, where that is found out without reading a column:
   * ascending; the caller's own. Null where columns are needed.
   *
   * @param memory where matches of lexicons are kept from block to block
   */
  default int[] rows(Segment segment, int block, MatchMemory memory) {
    return null;
  }

  /** The conditions that must all hold for it to hold; itself where it is no conjunction. */
  default List<SearchPredicate> conjuncts() {
    return List.of(this);
  }

  /** The fields that it reads; {@code _raw} for bare words. */
  Set<String> fields();
}
