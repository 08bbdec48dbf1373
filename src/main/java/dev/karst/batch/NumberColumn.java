package dev.karst.batch;

import dev.karst.value.Num;
import dev.karst.value.Value;
import java.util.BitSet;

/**
 * Numbers.
 *
 * @param numbers one a row; not to be changed
 * @param absent the rows that have none; null where all rows have one
 */
public record NumberColumn(double[] numbers, BitSet absent) implements Column {
  @Override
  public Value value(int row) {
    return isAbsent(row) ? null : Num.of(numbers[row]);
  }

  @Override
  public int rows() {
    return numbers.length;
  }

  @Override
  public boolean isAbsent(int row) {
    return absent != null && absent.get(row);
  }
}
