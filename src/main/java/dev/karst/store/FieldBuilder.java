package dev.karst.store;

/** Collects the values of one field in the order in which rows arrive. */
interface FieldBuilder {
  /**
   * Adds the text {@code source[from, to)} to an arrived row.
   *
   * @param row never less than that of the call before
   */
  void add(int row, byte[] source, int from, int to);

  /** Whether no row has a value. */
  boolean isEmpty();

  /** Bytes that {@link #build} allocates for this many rows. */
  long buildBytes(int rows);

  /**
   * The field with its values in the segment's order.
   *
   * @param places by arrived row, its place in the segment
   */
  StoredField build(int[] places);
}
