package dev.karst.batch;

import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Multivalues by their ids in a numbering of the texts of several lexicons: row r holds the texts
 * of {@code ids[starts[r]]} to {@code ids[starts[r + 1] - 1]}, in order; none where the field is
 * absent.
 *
 * @param starts one more than there are rows; not to be changed
 * @param texts what the ids mean; no longer changed
 */
public record MultiIdColumn(int[] starts, int[] ids, TextIds texts) implements Column {
  @Override
  public int rows() {
    return starts.length - 1;
  }

  @Override
  public boolean isAbsent(int row) {
    return starts[row] == starts[row + 1];
  }

  @Override
  public Value value(int row) {
    int from = starts[row];
    int to = starts[row + 1];
    if (to - from <= 1) {
      return from == to ? null : texts.value(ids[from]);
    }
    List<String> values = new ArrayList<>(to - from);
    for (int i = from; i < to; i++) {
      values.add(texts.text(ids[i]));
    }
    return new Multi(values);
  }
}
