package dev.karst.function.stats;

import dev.karst.batch.Column;
import dev.karst.batch.DictionaryColumn;
import dev.karst.batch.MultiDictionaryColumn;
import dev.karst.batch.NumberColumn;
import dev.karst.expr.AggregateFunction;
import dev.karst.expr.AggregateInput;
import dev.karst.expr.AggregateState;
import dev.karst.value.Multi;
import dev.karst.value.Num;
import dev.karst.value.Value;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Rows, or the values of a field: each value of a multivalue counts (semantics.md section 3). */
public final class Count implements AggregateState {
  public static final AggregateFunction DEFINITION =
      AggregateFunction.of(
              "count",
              "count or count(<field>)",
              "How many rows, or values of a field.",
              Count::new)
          .alias("c")
          .fieldOptional();

  private long[] counts = new long[0];

  private Count() {}

  @Override
  public void grow(int groups) {
    counts = Room.in(counts, groups);
  }

  @Override
  public void add(AggregateInput input, int[] rows, int[] groups, int count) {
    Column column = input.values();
    if (column == null) {
      for (int i = 0; i < count; i++) {
        counts[groups[i]]++;
      }
    } else if (column instanceof DictionaryColumn texts) {
      for (int i = 0; i < count; i++) {
        counts[groups[i]] += texts.code(rows[i]) < 0 ? 0 : 1;
      }
    } else if (column instanceof MultiDictionaryColumn texts) {
      for (int i = 0; i < count; i++) {
        counts[groups[i]] += texts.starts()[rows[i] + 1] - texts.starts()[rows[i]];
      }
    } else {
      for (int i = 0; i < count; i++) {
        counts[groups[i]] += size(column.value(rows[i]));
      }
    }
  }

  private static int size(Value value) {
    return value instanceof Multi multi ? multi.values().size() : value == null ? 0 : 1;
  }

  @Override
  public void merge(AggregateState other, int[] groupOf) {
    Count that = (Count) other;
    for (int group = 0; group < groupOf.length; group++) {
      counts[groupOf[group]] += that.counts[group];
    }
  }

  @Override
  public Value finish(int group) {
    return Num.of(counts[group]);
  }

  @Override
  public Column results(int[] groups, int from, int count) {
    double[] results = new double[count];
    for (int i = 0; i < count; i++) {
      results[i] = counts[groups[from + i]];
    }
    return new NumberColumn(results, null);
  }

  @Override
  public long bytes() {
    return 8L * counts.length;
  }

  @Override
  public void save(int group, DataOutput out) throws IOException {
    SavedState.tag(out, 'c');
    out.writeLong(counts[group]);
  }

  @Override
  public void load(int group, DataInput in) throws IOException {
    SavedState.expect(in, 'c');
    counts[group] = in.readLong();
  }
}
