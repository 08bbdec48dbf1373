package dev.karst.function.stats;

import dev.karst.batch.TextIds;
import dev.karst.expr.AggregateFunction;
import dev.karst.expr.AggregateState;
import dev.karst.session.Limit;
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
  private interface Result {
    Value of(int group, IdSets sets, TextIds texts);
  }

  public static final List<AggregateFunction> DEFINITIONS =
      List.of(
          define(
                  "dc",
                  "How many distinct values a field has.",
                  (group, sets, texts) -> size(sets, group))
              .alias("distinct_count"),
          define(
              "estdc",
              "How many distinct values a field has; Karst counts them exactly.",
              (group, sets, texts) -> size(sets, group)),
          define(
                  "estdc_error",
                  "The error of estdc: none, as Karst counts exactly.",
                  (group, sets, texts) -> Num.of(0))
              .notInTstats(),
          AggregateFunction.prepared(
              "values",
              "values(<field>)",
              "The distinct values of a field, in lexicographic order.",
              site -> {
                long limit = site.session().limit(Limit.VALUES_VALUES);
                return () ->
                    new Distinct((group, sets, texts) -> values(sets.ids(group), texts, limit));
              }));

  private final Result result;
  private final IdSets sets = new IdSets();

  private Distinct(Result result) {
    this.result = result;
  }

  private static AggregateFunction define(String name, String about, Result result) {
    return AggregateFunction.of(name, name + "(<field>)", about, () -> new Distinct(result));
  }

  private static Value size(IdSets sets, int group) {
    return Num.of(sets.size(group));
  }

  private static Value values(int[] ids, TextIds texts, long limit) {
    if (ids.length == 1) {
      return texts.value(ids[0]);
    }
    texts.sort(ids);
    int count = limit > 0 ? (int) Math.min(limit, ids.length) : ids.length;
    String[] values = new String[count];
    for (int i = 0; i < count; i++) {
      values[i] = texts.text(ids[i]);
    }
    return Multi.of(Arrays.asList(values));
  }

  @Override
  public void grow(int groups) {
    sets.grow(groups);
  }

  @Override
  void add(int group, int id) {
    sets.add(group, id);
  }

  @Override
  public void merge(AggregateState other, int[] groupOf) {
    Distinct that = (Distinct) other;
    TextIds.Mapping ids = texts().mapping(that.texts());
    for (int group = 0; group < groupOf.length; group++) {
      for (int at = that.sets.first(group); at >= 0; at = that.sets.next(at)) {
        sets.add(groupOf[group], ids.id(that.sets.id(at)));
      }
    }
  }

  @Override
  public Value finish(int group) {
    return result.of(group, sets, texts());
  }

  @Override
  long stateBytes() {
    return sets.bytes();
  }

  @Override
  public void save(int group, DataOutput out) throws IOException {
    SavedState.tag(out, 'd');
    out.writeInt(sets.size(group));
    for (int at = sets.first(group); at >= 0; at = sets.next(at)) {
      SavedState.text(out, texts().text(sets.id(at)));
    }
  }

  @Override
  public void load(int group, DataInput in) throws IOException {
    SavedState.expect(in, 'd');
    for (int left = SavedState.count(in); left > 0; left--) {
      sets.add(group, texts().of(SavedState.text(in)));
    }
  }
}
