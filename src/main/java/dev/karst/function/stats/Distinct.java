package dev.karst.function.stats;

import dev.karst.batch.Column;
import dev.karst.batch.DictionaryColumn;
import dev.karst.batch.NumberColumn;
import dev.karst.batch.TextIds;
import dev.karst.expr.AggregateFunction;
import dev.karst.expr.AggregateState;
import dev.karst.session.Limit;
import dev.karst.session.Warnings;
import dev.karst.value.Multi;
import dev.karst.value.Num;
import dev.karst.value.Value;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * The distinct texts of a field, and how many they are (semantics.md section 3): {@code 1} and
 * {@code 1.0} differ; values() come in the order of their UTF-8 bytes. The estimates are exact
 * however many there are, so their error is none.
 */
public final class Distinct extends TextState {
  /** What is told of a group's set. */
  private enum Result {
    SIZE,
    NO_ERROR,
    VALUES
  }

  /** From so many rows at once on, sorting their pairs is faster than looking each up. */
  private static final int MANY = 256;

  public static final List<AggregateFunction> DEFINITIONS =
      List.of(
          define("dc", "How many distinct values a field has.", Result.SIZE)
              .alias("distinct_count"),
          define(
              "estdc",
              "How many distinct values a field has; Karst counts them exactly.",
              Result.SIZE),
          define(
                  "estdc_error",
                  "The error of estdc: none, as Karst counts exactly.",
                  Result.NO_ERROR)
              .notInTstats(),
          AggregateFunction.prepared(
              "values",
              "values(<field>)",
              "The distinct values of a field, in lexicographic order.",
              site -> {
                long limit = site.session().limit(Limit.VALUES_VALUES);
                int most = limit > 0 ? (int) Math.min(limit, Integer.MAX_VALUE) : Integer.MAX_VALUE;
                return () -> new Distinct(Result.VALUES, most, site.session().warnings());
              }));

  private final Result result;
  private final int most;
  private final Warnings warnings;
  private int groups;

  /** Holds all while rows come few at a time; has room for groups once a row comes. */
  private IdSets sets = new IdSets();

  /** Holds all from then on that many came at once; null before. */
  private IdPairs pairs;

  /**
   * @param most how many values are given
   * @param warnings gets that more are left out; null where none are
   */
  private Distinct(Result result, int most, Warnings warnings) {
    this.warnings = warnings;
    this.result = result;
    this.most = most;
  }

  private static AggregateFunction define(String name, String about, Result result) {
    return AggregateFunction.of(
        name, name + "(<field>)", about, () -> new Distinct(result, Integer.MAX_VALUE, null));
  }

  @Override
  public void grow(int groups) {
    this.groups = groups;
    if (pairs != null) {
      pairs.grow(groups);
    }
  }

  @Override
  void add(int group, int id) {
    if (pairs == null) {
      if (group >= sets.groups()) {
        sets.grow(groups);
      }
      sets.add(group, id);
    } else {
      pairs.room(1);
      pairs.add(group, id);
    }
  }

  @Override
  void addCodes(DictionaryColumn column, TextIds.Codes ids, int[] rows, int[] groups, int count) {
    if (pairs == null && count < MANY) {
      super.addCodes(column, ids, rows, groups, count);
      return;
    }
    toPairs();
    pairs.room(count);
    int[] codes = column.codes();
    int offset = column.offset();
    for (int i = 0; i < count; i++) {
      int code = codes[offset + rows[i]];
      if (code >= 0) {
        pairs.add(groups[i], ids.id(code));
      }
    }
  }

  private void toPairs() {
    if (pairs != null) {
      return;
    }
    pairs = new IdPairs();
    pairs.grow(groups);
    for (int group = 0; group < sets.groups(); group++) {
      pairs.room(sets.size(group));
      for (int at = sets.first(group); at >= 0; at = sets.next(at)) {
        pairs.add(group, sets.id(at));
      }
    }
    sets = null;
  }

  @Override
  public void merge(AggregateState other, int[] groupOf) {
    Distinct that = (Distinct) other;
    TextIds.Mapping here = texts().mapping(that.texts());
    if (that.pairs != null) {
      toPairs();
      pairs.addAll(that.pairs, groupOf, here);
      return;
    }
    for (int group = 0; group < groupOf.length; group++) {
      for (int id : that.ids(group)) {
        add(groupOf[group], here.id(id));
      }
    }
  }

  private int size(int group) {
    if (pairs != null) {
      return pairs.size(group);
    }
    return group < sets.groups() ? sets.size(group) : 0;
  }

  private int[] ids(int group) {
    if (pairs != null) {
      return pairs.ids(group);
    }
    return group < sets.groups() ? sets.ids(group) : new int[0];
  }

  @Override
  public Value finish(int group) {
    return switch (result) {
      case SIZE -> Num.of(size(group));
      case NO_ERROR -> Num.of(0);
      case VALUES -> values(group);
    };
  }

  private Value values(int group) {
    int[] ids = ids(group);
    if (ids.length == 1) {
      return texts().value(ids[0]);
    }
    texts().sort(ids);
    String[] values = new String[kept(ids.length)];
    for (int i = 0; i < values.length; i++) {
      values[i] = texts().text(ids[i]);
    }
    return Multi.of(Arrays.asList(values));
  }

  @Override
  public Column results(int[] groups, int from, int count) {
    if (result == Result.SIZE) {
      double[] sizes = new double[count];
      for (int i = 0; i < count; i++) {
        sizes[i] = size(groups[from + i]);
      }
      return new NumberColumn(sizes, null);
    }
    return result == Result.VALUES
        ? values(groups, from, count)
        : super.results(groups, from, count);
  }

  private Column values(int[] groups, int from, int count) {
    int[] starts = new int[count + 1];
    for (int i = 0; i < count; i++) {
      starts[i + 1] = Math.addExact(starts[i], kept(size(groups[from + i])));
    }
    int[] codes = new int[starts[count]];
    for (int i = 0; i < count; i++) {
      int[] ids = ids(groups[from + i]);
      texts().sort(ids);
      System.arraycopy(ids, 0, codes, starts[i], starts[i + 1] - starts[i]);
    }
    return texts().column(starts, codes);
  }

  /** How many of a group's values are given. */
  private int kept(int size) {
    if (size > most) {
      warnings.cut(Limit.VALUES_VALUES, "values() keeps the first " + most + " values of a group");
    }
    return Math.min(most, size);
  }

  @Override
  long stateBytes() {
    return pairs == null ? sets.bytes() : pairs.bytes();
  }

  @Override
  public void save(int group, DataOutput out) throws IOException {
    SavedState.tag(out, 'd');
    int[] ids = ids(group);
    out.writeInt(ids.length);
    for (int id : ids) {
      SavedState.text(out, texts().text(id));
    }
  }

  @Override
  public void load(int group, DataInput in) throws IOException {
    SavedState.expect(in, 'd');
    for (int left = SavedState.count(in); left > 0; left--) {
      add(group, texts().of(SavedState.text(in)));
    }
  }
}
