package dev.karst.function.stats;

import dev.karst.expr.AggregateFunction;
import dev.karst.expr.AggregateSite;
import dev.karst.expr.AggregateState;
import dev.karst.text.KarstException.SearchError;
import dev.karst.value.Num;
import dev.karst.value.Value;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Percentiles and the median, exact however many numbers there are: the value at {@code p/100 * (n
 * - 1)} in ascending order, linear between neighbours, as the documentation's examples have it
 * (semantics.md section 3, [!]: its prose says nearest rank).
 */
public final class Percentile extends NumberState {
  public static final List<AggregateFunction> DEFINITIONS =
      List.of(
          numbered("perc", "A percentile of a field's numbers.").alias("p"),
          numbered("upperperc", "An upper bound of a percentile; Karst's percentiles are exact."),
          numbered("exactperc", "The exact percentile of a field's numbers."),
          AggregateFunction.of(
              "median",
              "median(<field>)",
              "The middle of a field's numbers.",
              () -> new Percentile(50)));

  private final double percent;
  private final Chains lists = new Chains();
  private double[] numbers = new double[16];

  private Percentile(double percent) {
    this.percent = percent;
  }

  private static AggregateFunction numbered(String name, String about) {
    return AggregateFunction.prepared(name, name + "<N>(<field>)", about, Percentile::make)
        .withNumber();
  }

  private static Supplier<AggregateState> make(AggregateSite site) {
    double percent = site.number();
    if (!(percent >= 0 && percent <= 100)) {
      String name = site.aggregate().function();
      throw new SearchError(
          "bad-aggregate",
          Double.isNaN(percent)
              ? "'" + name + "' needs a percentage in its name"
              : "the percentage of '" + name + "' is not between 0 and 100",
          site.aggregate().span(),
          "write perc95(field), or perc99.9(field)");
    }
    return () -> new Percentile(percent);
  }

  @Override
  public void grow(int groups) {
    lists.grow(groups);
  }

  @Override
  void add(int group, double number) {
    int entry = lists.append(group);
    numbers = Room.in(numbers, entry + 1);
    numbers[entry] = number;
  }

  @Override
  public void merge(AggregateState other, int[] groupOf) {
    Percentile that = (Percentile) other;
    for (int group = 0; group < groupOf.length; group++) {
      for (int at = that.lists.first(group); at >= 0; at = that.lists.next(at)) {
        add(groupOf[group], that.numbers[at]);
      }
    }
  }

  @Override
  public Value finish(int group) {
    double[] sorted = numbers(group);
    if (sorted.length == 0) {
      return null;
    }
    Arrays.sort(sorted);
    // hundredths of a rank: whole for whole percentages, so that 95 of 10 numbers is 8.55 exactly
    double at = percent * (sorted.length - 1);
    int below = (int) (at / 100);
    double low = sorted[below];
    double high = sorted[Math.min(below + 1, sorted.length - 1)];
    double between = (at - 100.0 * below) / 100;
    return Num.of(low == high || between == 0 ? low : low + between * (high - low));
  }

  private double[] numbers(int group) {
    double[] found = new double[lists.size(group)];
    int i = 0;
    for (int at = lists.first(group); at >= 0; at = lists.next(at)) {
      found[i++] = numbers[at];
    }
    return found;
  }

  @Override
  long stateBytes() {
    return lists.bytes() + 8L * numbers.length;
  }

  @Override
  public void save(int group, DataOutput out) throws IOException {
    SavedState.tag(out, 'p');
    out.writeInt(lists.size(group));
    for (double number : numbers(group)) {
      out.writeDouble(number);
    }
  }

  @Override
  public void load(int group, DataInput in) throws IOException {
    SavedState.expect(in, 'p');
    for (int left = SavedState.count(in); left > 0; left--) {
      add(group, in.readDouble());
    }
  }
}
