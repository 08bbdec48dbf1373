package dev.karst.batch;

import dev.karst.value.Num;
import dev.karst.value.Value;

/**
 * Times: microseconds since 1970 UTC, {@link #ABSENT} where there is none. As a value, a time is
 * the number of seconds, as {@code _time} is in SPL.
 *
 * @param micros times of the rows at {@code offset} onwards; shared, not to be changed
 */
public record TimeColumn(long[] micros, int offset, int rows) implements Column {
  /** Stands for an absent time. */
  public static final long ABSENT = Long.MIN_VALUE;

  public TimeColumn(long[] micros) {
    this(micros, 0, micros.length);
  }

  /** Microseconds in a row, or {@link #ABSENT}. */
  public long micros(int row) {
    return micros[offset + row];
  }

  @Override
  public Value value(int row) {
    long time = micros[offset + row];
    return time == ABSENT ? null : Num.of(seconds(time));
  }

  /** Seconds, exact where they are whole; else the double nearest to the decimal fraction. */
  public static double seconds(long micros) {
    return micros % 1_000_000 == 0 ? micros / 1_000_000 : micros / 1e6;
  }

  @Override
  public boolean isAbsent(int row) {
    return micros[offset + row] == ABSENT;
  }

  @Override
  public Column slice(int from, int count) {
    return new TimeColumn(micros, offset + from, count);
  }

  @Override
  public Column gather(int[] selected) {
    long[] gathered = new long[selected.length];
    for (int i = 0; i < selected.length; i++) {
      gathered[i] = selected[i] < 0 ? ABSENT : micros[offset + selected[i]];
    }
    return new TimeColumn(gathered);
  }
}
