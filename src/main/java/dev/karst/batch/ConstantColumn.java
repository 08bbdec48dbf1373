package dev.karst.batch;

import dev.karst.value.Multi;
import dev.karst.value.Value;

/** The same value, or none, in every row. */
public record ConstantColumn(Value constant, int rows) implements Column {
  /** A field that no row has. */
  public static Column absent(int rows) {
    return new ConstantColumn(null, rows);
  }

  @Override
  public Value value(int row) {
    return constant;
  }

  @Override
  public boolean mayHold(String text) {
    return constant instanceof Multi || constant != null && constant.text().equals(text);
  }

  @Override
  public Column slice(int from, int count) {
    return new ConstantColumn(constant, count);
  }

  @Override
  public Column gather(int[] rows) {
    for (int row : rows) {
      if (row < 0) {
        return Column.super.gather(rows);
      }
    }
    return new ConstantColumn(constant, rows.length);
  }
}
