package dev.karst.expr;

import dev.karst.batch.Batch;
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

  /** The fields that it reads; {@code _raw} for bare words. */
  Set<String> fields();
}
