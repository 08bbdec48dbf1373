package dev.karst.function.stats;

import dev.karst.expr.AggregateFunction;
import dev.karst.expr.AggregateState;
import dev.karst.value.Num;
import dev.karst.value.Value;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Variance and standard deviation, of a sample and of a population: {@code (sumsq - mean * sum) /
 * (n - 1)}, the formula whose digits Splunk prints (semantics.md section 3). Never below zero,
 * where rounding would put it; of one number it is zero.
 */
public final class Variance extends NumberState {
  public static final List<AggregateFunction> DEFINITIONS =
      List.of(
          define("stdev", "The standard deviation of a sample.", true, true),
          define("stdevp", "The standard deviation of a population.", false, true),
          define("var", "The variance of a sample.", true, false),
          define("varp", "The variance of a population.", false, false));

  private final boolean sample;
  private final boolean root;
  private double[] sums = new double[0];
  private double[] squares = new double[0];
  private long[] counts = new long[0];

  private Variance(boolean sample, boolean root) {
    this.sample = sample;
    this.root = root;
  }

  private static AggregateFunction define(String name, String about, boolean sample, boolean root) {
    return AggregateFunction.of(name, name + "(<field>)", about, () -> new Variance(sample, root));
  }

  @Override
  public void grow(int groups) {
    sums = Room.in(sums, groups);
    squares = Room.in(squares, groups);
    counts = Room.in(counts, groups);
  }

  @Override
  void add(int group, double number) {
    sums[group] += number;
    squares[group] += number * number;
    counts[group]++;
  }

  @Override
  public void merge(AggregateState other, int[] groupOf) {
    Variance that = (Variance) other;
    for (int group = 0; group < groupOf.length; group++) {
      sums[groupOf[group]] += that.sums[group];
      squares[groupOf[group]] += that.squares[group];
      counts[groupOf[group]] += that.counts[group];
    }
  }

  @Override
  public Value finish(int group) {
    long n = counts[group];
    if (n == 0) {
      return null;
    }
    double mean = sums[group] / n;
    double deviations = n == 1 ? 0 : Math.max(0, squares[group] - mean * sums[group]);
    double variance = deviations / (sample ? Math.max(1, n - 1) : n);
    return Num.of(root ? Math.sqrt(variance) : variance);
  }

  @Override
  long stateBytes() {
    return 24L * sums.length;
  }

  @Override
  public void save(int group, DataOutput out) throws IOException {
    SavedState.tag(out, 'v');
    out.writeDouble(sums[group]);
    out.writeDouble(squares[group]);
    out.writeLong(counts[group]);
  }

  @Override
  public void load(int group, DataInput in) throws IOException {
    SavedState.expect(in, 'v');
    sums[group] = in.readDouble();
    squares[group] = in.readDouble();
    counts[group] = in.readLong();
  }

  @Override
  public boolean mergesExactly() {
    return false;
  }
}
