package dev.karst.function.stats;

import dev.karst.batch.TimeColumn;
import dev.karst.expr.AggregateFunction;
import dev.karst.expr.AggregateInput;
import dev.karst.expr.AggregateState;
import dev.karst.value.Num;
import dev.karst.value.Value;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * By how much a field's number changes per second: {@code (latest - earliest) / (latest_time -
 * earliest_time)} (semantics.md section 3). Absent where all numbers have one time.
 */
public final class Rate implements AggregateState {
  public static final AggregateFunction DEFINITION =
      AggregateFunction.of(
          "rate", "rate(<field>)", "The change of a field's number per second.", Rate::new);

  private final ByTime earliest = ByTime.ofNumbers(false);
  private final ByTime latest = ByTime.ofNumbers(true);

  private Rate() {}

  @Override
  public void grow(int groups) {
    earliest.grow(groups);
    latest.grow(groups);
  }

  @Override
  public void add(AggregateInput input, int[] rows, int[] groups, int count) {
    earliest.add(input, rows, groups, count);
    latest.add(input, rows, groups, count);
  }

  @Override
  public void merge(AggregateState other, int[] groupOf) {
    earliest.merge(((Rate) other).earliest, groupOf);
    latest.merge(((Rate) other).latest, groupOf);
  }

  @Override
  public Value finish(int group) {
    if (earliest.time(group) == latest.time(group)) {
      return null;
    }
    double seconds = TimeColumn.seconds(latest.time(group) - earliest.time(group));
    return Num.of((latest.number(group) - earliest.number(group)) / seconds);
  }

  @Override
  public long bytes() {
    return earliest.bytes() + latest.bytes();
  }

  @Override
  public void save(int group, DataOutput out) throws IOException {
    SavedState.tag(out, 'R');
    earliest.save(group, out);
    latest.save(group, out);
  }

  @Override
  public void load(int group, DataInput in) throws IOException {
    SavedState.expect(in, 'R');
    earliest.load(group, in);
    latest.load(group, in);
  }
}
