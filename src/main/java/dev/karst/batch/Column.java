package dev.karst.batch;

import dev.karst.value.Value;

/**
 * The values of one field in the rows of a batch. Immutable and safe to read from many threads;
 * rows are numbered from 0.
 */
public interface Column {
  /** The value in a row; null where the field is absent. */
  Value value(int row);

  /** How many rows it has. */
  int rows();

  /** Whether the field is absent in a row; cheaper than {@link #value} for most kinds. */
  default boolean isAbsent(int row) {
    return value(row) == null;
  }

  /** In how many rows the field is absent. */
  default int absences() {
    int absences = 0;
    for (int row = 0; row < rows(); row++) {
      absences += isAbsent(row) ? 1 : 0;
    }
    return absences;
  }

  /** Whether a row may hold this text, or a multivalue with it; false where certainly none does. */
  default boolean mayHold(String text) {
    return true;
  }

  /** The rows {@code from} to {@code from + count - 1} as a column; shares the data. */
  default Column slice(int from, int count) {
    if (from == 0 && count == rows()) {
      return this;
    }
    int[] selected = new int[count];
    for (int i = 0; i < count; i++) {
      selected[i] = from + i;
    }
    return gather(selected);
  }

  /** A column whose row i is this one's row {@code rows[i]}; a row of -1 is absent. */
  default Column gather(int[] rows) {
    Value[] values = new Value[rows.length];
    for (int i = 0; i < rows.length; i++) {
      values[i] = rows[i] < 0 ? null : value(rows[i]);
    }
    return new ValueColumn(values);
  }
}
