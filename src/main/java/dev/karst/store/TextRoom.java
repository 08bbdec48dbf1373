package dev.karst.store;

import dev.karst.session.MemoryBudget;

/**
 * Memory for the plain texts of one segment after another, each being written before the next one
 * begins. Fresh memory for each would cost more than all that is done with it.
 */
public final class TextRoom implements AutoCloseable {
  private final Holding holding;
  private final ByteChunks chunks;

  /**
   * @param budget charged for it until {@link #close}
   */
  public TextRoom(MemoryBudget budget) {
    this.holding = new Holding(budget, "rows that become a segment");
    this.chunks = new ByteChunks(holding);
  }

  /** For the next segment. */
  ByteChunks cleared() {
    chunks.clear();
    return chunks;
  }

  @Override
  public void close() {
    holding.close();
  }
}
