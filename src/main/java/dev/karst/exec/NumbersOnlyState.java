package dev.karst.exec;

import dev.karst.batch.Column;
import dev.karst.expr.AggregateInput;
import dev.karst.expr.AggregateState;
import dev.karst.value.Multi;
import dev.karst.value.Numbers;
import dev.karst.value.Value;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.BitSet;

/**
 * An aggregate that has a result only in groups where every value is a number: {@code allnum=true}.
 */
final class NumbersOnlyState implements AggregateState {
  private final AggregateState state;
  private final BitSet spoilt = new BitSet();

  NumbersOnlyState(AggregateState state) {
    this.state = state;
  }

  @Override
  public void grow(int groups) {
    state.grow(groups);
  }

  @Override
  public void add(AggregateInput input, int[] rows, int[] groups, int count) {
    Column column = input.values();
    for (int i = 0; i < count; i++) {
      if (!spoilt.get(groups[i]) && !allNumbers(column.value(rows[i]))) {
        spoilt.set(groups[i]);
      }
    }
    state.add(input, rows, groups, count);
  }

  private static boolean allNumbers(Value value) {
    return Multi.texts(value).stream().allMatch(text -> Numbers.parse(text) != null);
  }

  @Override
  public void merge(AggregateState other, int[] groupOf) {
    NumbersOnlyState that = (NumbersOnlyState) other;
    for (int group = 0; group < groupOf.length; group++) {
      if (that.spoilt.get(group)) {
        spoilt.set(groupOf[group]);
      }
    }
    state.merge(that.state, groupOf);
  }

  @Override
  public Value finish(int group) {
    return spoilt.get(group) ? null : state.finish(group);
  }

  @Override
  public long bytes() {
    return state.bytes() + spoilt.size() / 8;
  }

  @Override
  public void save(int group, DataOutput out) throws IOException {
    out.writeBoolean(spoilt.get(group));
    state.save(group, out);
  }

  @Override
  public void load(int group, DataInput in) throws IOException {
    spoilt.set(group, in.readBoolean());
    state.load(group, in);
  }
}
