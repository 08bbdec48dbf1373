package dev.karst.function.stats;

import dev.karst.batch.TextIds;
import dev.karst.expr.AggregateFunction;
import dev.karst.expr.AggregateState;
import dev.karst.value.Value;
import dev.karst.value.ValueOrder;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The most frequent text of a field (semantics.md section 3). Of several that are equally frequent
 * it is the first by UTF-8 bytes: the tie rule is undocumented, and this one needs no order of
 * rows.
 */
public final class Mode extends TextState {
  public static final AggregateFunction DEFINITION =
      AggregateFunction.of(
          "mode", "mode(<field>)", "The most frequent value of a field.", Mode::new);

  private final IdSets sets = new IdSets();
  private long[] counts = new long[16];

  private Mode() {}

  @Override
  public void grow(int groups) {
    sets.grow(groups);
  }

  @Override
  void add(int group, int id) {
    add(group, id, 1);
  }

  private void add(int group, int id, long count) {
    int entry = sets.add(group, id);
    counts = Room.in(counts, entry + 1);
    counts[entry] += count;
  }

  @Override
  public void merge(AggregateState other, int[] groupOf) {
    Mode that = (Mode) other;
    TextIds.Mapping ids = texts().mapping(that.texts());
    for (int group = 0; group < groupOf.length; group++) {
      for (int at = that.sets.first(group); at >= 0; at = that.sets.next(at)) {
        add(groupOf[group], ids.id(that.sets.id(at)), that.counts[at]);
      }
    }
  }

  @Override
  public Value finish(int group) {
    int best = -1;
    for (int at = sets.first(group); at >= 0; at = sets.next(at)) {
      if (best < 0 || counts[at] > counts[best] || counts[at] == counts[best] && before(at, best)) {
        best = at;
      }
    }
    return best < 0 ? null : texts().value(sets.id(best));
  }

  private boolean before(int a, int b) {
    return ValueOrder.compareUtf8(texts().text(sets.id(a)), texts().text(sets.id(b))) < 0;
  }

  @Override
  long stateBytes() {
    return sets.bytes() + 8L * counts.length;
  }

  @Override
  public void save(int group, DataOutput out) throws IOException {
    SavedState.tag(out, 'm');
    out.writeInt(sets.size(group));
    for (int at = sets.first(group); at >= 0; at = sets.next(at)) {
      SavedState.text(out, texts().text(sets.id(at)));
      out.writeLong(counts[at]);
    }
  }

  @Override
  public void load(int group, DataInput in) throws IOException {
    SavedState.expect(in, 'm');
    for (int left = SavedState.count(in); left > 0; left--) {
      int id = texts().of(SavedState.text(in));
      add(group, id, in.readLong());
    }
  }
}
