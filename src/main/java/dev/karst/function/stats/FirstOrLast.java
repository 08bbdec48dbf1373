package dev.karst.function.stats;

import dev.karst.batch.Column;
import dev.karst.expr.AggregateFunction;
import dev.karst.expr.AggregateInput;
import dev.karst.expr.AggregateState;
import dev.karst.value.Multi;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * The first or last value of a field in the order of the rows, which for a search is newest first
 * (semantics.md section 3). Of a multivalue, its first or last value.
 */
public final class FirstOrLast implements AggregateState {
  public static final List<AggregateFunction> DEFINITIONS =
      List.of(
          AggregateFunction.of(
              "first",
              "first(<field>)",
              "The first value of a field, in the order of the rows.",
              () -> new FirstOrLast(false)),
          AggregateFunction.of(
              "last",
              "last(<field>)",
              "The last value of a field, in the order of the rows.",
              () -> new FirstOrLast(true)));

  private static final long VALUE_BYTES = 40;

  private final boolean last;
  private Value[] picked = new Value[0];

  private FirstOrLast(boolean last) {
    this.last = last;
  }

  @Override
  public void grow(int groups) {
    picked = Room.in(picked, groups);
  }

  @Override
  public void add(AggregateInput input, int[] rows, int[] groups, int count) {
    Column column = input.values();
    for (int i = 0; i < count; i++) {
      if (last || picked[groups[i]] == null) {
        offer(groups[i], column.value(rows[i]));
      }
    }
  }

  private void offer(int group, Value value) {
    if (value != null && (last || picked[group] == null)) {
      picked[group] = end(value, last);
    }
  }

  /** The first or last value of a multivalue; any other value, or null, itself. */
  static Value end(Value value, boolean last) {
    if (value instanceof Multi multi) {
      List<String> texts = multi.values();
      return Text.of(texts.get(last ? texts.size() - 1 : 0));
    }
    return value;
  }

  @Override
  public void merge(AggregateState other, int[] groupOf) {
    FirstOrLast that = (FirstOrLast) other;
    for (int group = 0; group < groupOf.length; group++) {
      offer(groupOf[group], that.picked[group]);
    }
  }

  @Override
  public Value finish(int group) {
    return picked[group];
  }

  @Override
  public long bytes() {
    return VALUE_BYTES * picked.length;
  }

  @Override
  public void save(int group, DataOutput out) throws IOException {
    SavedState.tag(out, 'f');
    SavedState.value(out, picked[group]);
  }

  @Override
  public void load(int group, DataInput in) throws IOException {
    SavedState.expect(in, 'f');
    picked[group] = SavedState.value(in);
  }
}
