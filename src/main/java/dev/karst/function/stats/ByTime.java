package dev.karst.function.stats;

import dev.karst.batch.Column;
import dev.karst.batch.TimeColumn;
import dev.karst.expr.AggregateFunction;
import dev.karst.expr.AggregateInput;
import dev.karst.expr.AggregateState;
import dev.karst.value.Multi;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/**
 * The chronologically earliest or latest value of a field, or the time of that value, printed with
 * 6 decimals (semantics.md section 3). Rows without a time do not count. Of several values at one
 * time, latest takes the first in row order and earliest the last: rows come newest first.
 */
public final class ByTime implements AggregateState {
  public static final List<AggregateFunction> DEFINITIONS =
      List.of(
          AggregateFunction.of(
              "earliest",
              "earliest(<field>)",
              "The chronologically first value of a field.",
              () -> new ByTime(false, false, false)),
          AggregateFunction.of(
              "latest",
              "latest(<field>)",
              "The chronologically last value of a field.",
              () -> new ByTime(true, false, false)),
          AggregateFunction.of(
              "earliest_time",
              "earliest_time(<field>)",
              "The time of a field's chronologically first value.",
              () -> new ByTime(false, true, false)),
          AggregateFunction.of(
              "latest_time",
              "latest_time(<field>)",
              "The time of a field's chronologically last value.",
              () -> new ByTime(true, true, false)));

  private static final long VALUE_BYTES = 40;

  private final boolean latest;
  private final boolean givesTime;
  private final boolean numbersOnly;
  private long[] times = new long[0];
  private Value[] values = new Value[0];

  private ByTime(boolean latest, boolean givesTime, boolean numbersOnly) {
    this.latest = latest;
    this.givesTime = givesTime;
    this.numbersOnly = numbersOnly;
  }

  /** A state of the earliest or latest number. */
  static ByTime ofNumbers(boolean latest) {
    return new ByTime(latest, false, true);
  }

  @Override
  public void grow(int groups) {
    times = Room.in(times, groups, TimeColumn.ABSENT);
    values = Room.in(values, groups);
  }

  @Override
  public void add(AggregateInput input, int[] rows, int[] groups, int count) {
    Column column = input.values();
    for (int i = 0; i < count; i++) {
      long time = micros(input.times(), rows[i]);
      if (time != TimeColumn.ABSENT && wins(time, groups[i])) {
        Value value = pick(column.value(rows[i]));
        if (value != null) {
          times[groups[i]] = time;
          values[groups[i]] = value;
        }
      }
    }
  }

  private boolean wins(long time, int group) {
    long best = times[group];
    return best == TimeColumn.ABSENT || (latest ? time > best : time <= best);
  }

  /** The value of a row that counts: of a multivalue, one of those that may. */
  private Value pick(Value value) {
    if (!numbersOnly) {
      return FirstOrLast.end(value, !latest);
    }
    List<String> numbers =
        Multi.texts(value).stream()
            .filter(text -> !Double.isNaN(NumberState.number(text)))
            .toList();
    return FirstOrLast.end(Multi.of(numbers), !latest);
  }

  /** A row's time; {@link TimeColumn#ABSENT} where there is none. */
  static long micros(Column column, int row) {
    if (column instanceof TimeColumn exact) {
      return exact.micros(row);
    }
    Value value = column.value(row);
    double seconds = value == null ? Double.NaN : NumberState.number(value);
    return Double.isNaN(seconds) ? TimeColumn.ABSENT : Math.round(seconds * 1e6);
  }

  @Override
  public void merge(AggregateState other, int[] groupOf) {
    ByTime that = (ByTime) other;
    for (int group = 0; group < groupOf.length; group++) {
      long time = that.times[group];
      if (time != TimeColumn.ABSENT && wins(time, groupOf[group])) {
        times[groupOf[group]] = time;
        values[groupOf[group]] = that.values[group];
      }
    }
  }

  @Override
  public Value finish(int group) {
    return givesTime && values[group] != null
        ? Text.of(BigDecimal.valueOf(times[group], 6).toPlainString())
        : values[group];
  }

  /** Microseconds of a group's value, or {@link TimeColumn#ABSENT}. */
  long time(int group) {
    return times[group];
  }

  /** The number of a group's value. */
  double number(int group) {
    return NumberState.number(values[group]);
  }

  @Override
  public long bytes() {
    return (VALUE_BYTES + 8) * times.length;
  }

  @Override
  public void save(int group, DataOutput out) throws IOException {
    SavedState.tag(out, 't');
    out.writeLong(times[group]);
    SavedState.value(out, values[group]);
  }

  @Override
  public void load(int group, DataInput in) throws IOException {
    SavedState.expect(in, 't');
    times[group] = in.readLong();
    values[group] = SavedState.value(in);
  }
}
