package dev.karst.store;

import java.nio.charset.StandardCharsets;

/** Collects the values of one field in the order in which rows arrive. */
interface FieldBuilder {
  /**
   * Adds the text {@code source[from, to)} to an arrived row.
   *
   * @param row never less than that of the call before
   */
  void add(int row, byte[] source, int from, int to);

  /** Adds a text to an arrived row; as the other. */
  default void add(int row, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    add(row, utf8, 0, utf8.length);
  }

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
