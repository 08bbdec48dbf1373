package dev.karst.store;

/** Where a row of a segment stands among its blocks. */
final class Blocks {
  private Blocks() {}

  /** How many blocks hold this many rows. */
  static int count(int rows) {
    return (int) (((long) rows + Segment.BLOCK_ROWS - 1) / Segment.BLOCK_ROWS);
  }

  /** How many rows a block has. */
  static int rows(int block, int rows) {
    return Math.min(Segment.BLOCK_ROWS, rows - block * Segment.BLOCK_ROWS);
  }

  /** The block of a row. */
  static int of(int row) {
    return row / Segment.BLOCK_ROWS;
  }

  /** The number of a row within its block. */
  static int within(int row) {
    return row % Segment.BLOCK_ROWS;
  }
}
