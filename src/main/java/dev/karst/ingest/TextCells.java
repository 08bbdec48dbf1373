package dev.karst.ingest;

import dev.karst.batch.TextColumn;
import java.util.Arrays;

/** Collects the cells of one field, as bytes, into one column after another. */
final class TextCells {
  private final String field;
  private byte[] bytes = new byte[64];
  private int[] ends = new int[65];
  private boolean[] absent;
  private int rows;
  private int values;

  TextCells(String field) {
    this.field = field;
  }

  String field() {
    return field;
  }

  boolean isEmpty() {
    return values == 0;
  }

  /**
   * Adds a cell.
   *
   * @param row its row in the column; rows that are passed over lack the field
   */
  void add(int row, byte[] utf8, int from, int to) {
    pass(row);
    int start = ends[row];
    int end = start + to - from;
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, end));
    }
    System.arraycopy(utf8, from, bytes, start, to - from);
    room(row + 1);
    ends[row + 1] = end;
    rows = row + 1;
    values++;
  }

  private void pass(int row) {
    if (rows < row) {
      room(row);
      if (absent == null) {
        absent = new boolean[ends.length];
      }
      Arrays.fill(absent, rows, row, true);
      Arrays.fill(ends, rows + 1, row + 1, ends[rows]);
      rows = row;
    }
  }

  private void room(int last) {
    if (last >= ends.length) {
      ends = Arrays.copyOf(ends, Math.max(2 * ends.length, last + 1));
    }
    if (absent != null && absent.length < ends.length) {
      absent = Arrays.copyOf(absent, ends.length);
    }
  }

  /** What was collected as a column of this many rows; begins another of about the same size. */
  TextColumn take(int count) {
    pass(count);
    boolean[] lacking = absent == null ? null : Arrays.copyOf(absent, count);
    TextColumn column = new TextColumn(bytes, Arrays.copyOf(ends, count + 1), lacking);
    bytes = new byte[Math.max(64, ends[count] + ends[count] / 8)];
    ends[0] = 0;
    absent = null;
    rows = 0;
    values = 0;
    return column;
  }
}
