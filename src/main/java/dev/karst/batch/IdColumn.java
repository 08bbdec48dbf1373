package dev.karst.batch;

import dev.karst.value.Value;

/**
 * Text by its id in a numbering of the texts of several lexicons.
 *
 * @param ids by row from {@code offset} on; not negative; shared, not to be changed
 * @param texts what the ids mean; no longer changed
 */
public record IdColumn(int[] ids, int offset, int rows, TextIds texts) implements Column {
  @Override
  public Value value(int row) {
    return texts.value(ids[offset + row]);
  }

  @Override
  public boolean isAbsent(int row) {
    return false;
  }

  @Override
  public Column slice(int from, int count) {
    return new IdColumn(ids, offset + from, count, texts);
  }
}
