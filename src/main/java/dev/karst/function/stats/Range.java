package dev.karst.function.stats;

import dev.karst.expr.AggregateFunction;
import dev.karst.expr.AggregateState;
import dev.karst.value.Num;
import dev.karst.value.Value;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The largest number less the smallest; absent where there is no number. */
public final class Range extends NumberState {
  public static final AggregateFunction DEFINITION =
      AggregateFunction.of(
          "range",
          "range(<field>)",
          "The difference between a field's largest and smallest number.",
          Range::new);

  private double[] least = new double[0];
  private double[] most = new double[0];

  private Range() {}

  @Override
  public void grow(int groups) {
    least = Room.in(least, groups, Double.NaN);
    most = Room.in(most, groups, Double.NaN);
  }

  @Override
  void add(int group, double number) {
    // NaN stands for none: comparisons with it are false
    if (!(least[group] <= number)) {
      least[group] = number;
    }
    if (!(most[group] >= number)) {
      most[group] = number;
    }
  }

  @Override
  public void merge(AggregateState other, int[] groupOf) {
    Range that = (Range) other;
    for (int group = 0; group < groupOf.length; group++) {
      if (!Double.isNaN(that.least[group])) {
        add(groupOf[group], that.least[group]);
        add(groupOf[group], that.most[group]);
      }
    }
  }

  @Override
  public Value finish(int group) {
    return Double.isNaN(least[group]) ? null : Num.of(most[group] - least[group]);
  }

  @Override
  long stateBytes() {
    return 16L * least.length;
  }

  @Override
  public void save(int group, DataOutput out) throws IOException {
    SavedState.tag(out, 'r');
    out.writeDouble(least[group]);
    out.writeDouble(most[group]);
  }

  @Override
  public void load(int group, DataInput in) throws IOException {
    SavedState.expect(in, 'r');
    least[group] = in.readDouble();
    most[group] = in.readDouble();
  }
}
