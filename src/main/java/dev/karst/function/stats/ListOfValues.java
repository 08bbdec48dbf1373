package dev.karst.function.stats;

import dev.karst.batch.TextIds;
import dev.karst.expr.AggregateFunction;
import dev.karst.expr.AggregateState;
import dev.karst.session.Limit;
import dev.karst.session.Warnings;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The first 100 values of a field in the order of the rows, duplicates and all (section 3). */
public final class ListOfValues extends TextState {
  public static final AggregateFunction DEFINITION =
      AggregateFunction.prepared(
              "list",
              "list(<field>)",
              "The first 100 values of a field, in their order.",
              site -> {
                long most = site.session().limit(Limit.LIST_VALUES);
                return () -> new ListOfValues(most, site.session().warnings());
              })
          .notInTstats();

  private final long most;
  private final Warnings warnings;
  private boolean said;
  private final Chains lists = new Chains();
  private int[] ids = new int[16];

  private ListOfValues(long most, Warnings warnings) {
    this.most = most;
    this.warnings = warnings;
  }

  @Override
  public void grow(int groups) {
    lists.grow(groups);
  }

  @Override
  void add(int group, int id) {
    if (lists.size(group) < most) {
      int entry = lists.append(group);
      ids = Room.in(ids, entry + 1);
      ids[entry] = id;
    } else if (!said) {
      said = true;
      warnings.cut(Limit.LIST_VALUES, "list() keeps the first " + most + " values of a group");
    }
  }

  @Override
  public void merge(AggregateState other, int[] groupOf) {
    ListOfValues that = (ListOfValues) other;
    TextIds.Mapping here = texts().mapping(that.texts());
    for (int group = 0; group < groupOf.length; group++) {
      for (int at = that.lists.first(group); at >= 0; at = that.lists.next(at)) {
        add(groupOf[group], here.id(that.ids[at]));
      }
    }
  }

  @Override
  public Value finish(int group) {
    List<String> values = new ArrayList<>(lists.size(group));
    for (int at = lists.first(group); at >= 0; at = lists.next(at)) {
      values.add(texts().text(ids[at]));
    }
    return Multi.of(values);
  }

  @Override
  long stateBytes() {
    return lists.bytes() + 4L * ids.length;
  }

  @Override
  public void save(int group, DataOutput out) throws IOException {
    SavedState.tag(out, 'l');
    out.writeInt(lists.size(group));
    for (int at = lists.first(group); at >= 0; at = lists.next(at)) {
      SavedState.text(out, texts().text(ids[at]));
    }
  }

  @Override
  public void load(int group, DataInput in) throws IOException {
    SavedState.expect(in, 'l');
    for (int left = SavedState.count(in); left > 0; left--) {
      add(group, texts().of(SavedState.text(in)));
    }
  }
}
