package dev.karst.batch;

import dev.karst.value.Multi;
import dev.karst.value.Value;

/**
 * Values of any kind, one object a row: what expressions and small tables make.
 *
 * @param values one a row, null where absent; owned by the column from now on
 */
public record ValueColumn(Value[] values) implements Column {
  @Override
  public Value value(int row) {
    return values[row];
  }

  @Override
  public boolean mayHold(String text) {
    for (Value value : values) {
      if (value instanceof Multi || value != null && value.text().equals(text)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int rows() {
    return values.length;
  }
}
