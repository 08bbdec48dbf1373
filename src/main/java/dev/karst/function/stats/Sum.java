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
 * Sums of numbers, and their mean; absent where there is no number. Numbers are added naively in
 * row order, as Splunk's digits show (semantics.md section 3). While they are integral and the sum
 * stays below 2^53, a double holds every one of these sums exactly, so they do not depend on the
 * order.
 */
public final class Sum extends NumberState {
  private enum Kind {
    SUM,
    MEAN,
    SQUARES
  }

  public static final List<AggregateFunction> DEFINITIONS =
      List.of(
          AggregateFunction.of(
              "sum", "sum(<field>)", "The sum of a field's numbers.", () -> new Sum(Kind.SUM)),
          AggregateFunction.of(
                  "avg", "avg(<field>)", "The mean of a field's numbers.", () -> new Sum(Kind.MEAN))
              .alias("mean"),
          AggregateFunction.of(
              "sumsq",
              "sumsq(<field>)",
              "The sum of the squares of a field's numbers.",
              () -> new Sum(Kind.SQUARES)));

  private final Kind kind;
  private double[] sums = new double[0];
  private long[] counts = new long[0];

  private Sum(Kind kind) {
    this.kind = kind;
  }

  @Override
  public void grow(int groups) {
    sums = Room.in(sums, groups);
    counts = Room.in(counts, groups);
  }

  @Override
  void add(int group, double number) {
    sums[group] += kind == Kind.SQUARES ? number * number : number;
    counts[group]++;
  }

  @Override
  public void merge(AggregateState other, int[] groupOf) {
    Sum that = (Sum) other;
    for (int group = 0; group < groupOf.length; group++) {
      sums[groupOf[group]] += that.sums[group];
      counts[groupOf[group]] += that.counts[group];
    }
  }

  @Override
  public Value finish(int group) {
    if (counts[group] == 0) {
      return null;
    }
    return Num.of(kind == Kind.MEAN ? sums[group] / counts[group] : sums[group]);
  }

  @Override
  long stateBytes() {
    return 16L * sums.length;
  }

  @Override
  public void save(int group, DataOutput out) throws IOException {
    SavedState.tag(out, 's');
    out.writeDouble(sums[group]);
    out.writeLong(counts[group]);
  }

  @Override
  public void load(int group, DataInput in) throws IOException {
    SavedState.expect(in, 's');
    sums[group] = in.readDouble();
    counts[group] = in.readLong();
  }

  @Override
  public boolean mergesExactly() {
    return false;
  }
}
