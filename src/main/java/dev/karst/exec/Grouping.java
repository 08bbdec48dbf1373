package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.TimeColumn;
import dev.karst.batch.ValueColumn;
import dev.karst.expr.AggregateState;
import dev.karst.plan.Aggregate;
import dev.karst.session.MemoryBudget;
import dev.karst.session.Session;
import dev.karst.time.Epoch;
import dev.karst.time.TimeSpan;
import dev.karst.value.Num;
import dev.karst.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A partial aggregation: the groups of the rows seen so far and the states of all measures. Partial
 * ones of the same plan merge in the order of their rows. For one thread.
 */
final class Grouping implements AutoCloseable {
  private final List<Aggregate.Key> keys;
  private final List<MeasureInput> measures;
  private final AggregateState[] states;
  private final GroupBy groups;
  private final Session session;
  private long charged;

  Grouping(List<Aggregate.Key> keys, List<MeasureInput> measures, String fill, Session session) {
    this.keys = keys;
    this.measures = measures;
    this.session = session;
    this.groups = new GroupBy(keys.stream().map(Aggregate.Key::field).toList(), fill, session);
    this.states = measures.stream().map(MeasureInput::newState).toArray(AggregateState[]::new);
    grow();
  }

  void add(Batch batch) {
    int count = groups.assign(bucketed(batch));
    grow();
    for (int m = 0; m < states.length; m++) {
      states[m].add(measures.get(m).of(batch), groups.rows(), groups.groupsOfRows(), count);
    }
    settle();
  }

  /** Adds another, whose rows come after this one's. */
  void merge(Grouping other) {
    int[] groupOf = groups.mergeFrom(other.groups);
    grow();
    for (int m = 0; m < states.length; m++) {
      states[m].merge(other.states[m], groupOf);
    }
    settle();
  }

  private void grow() {
    for (AggregateState state : states) {
      state.grow(groups.groups());
    }
  }

  private void settle() {
    long bytes = 0;
    for (AggregateState state : states) {
      bytes += state.bytes();
    }
    MemoryBudget budget = session.memory();
    if (bytes > charged) {
      budget.charge(bytes - charged, "the aggregates of " + groups.groups() + " groups");
    } else {
      budget.release(charged - bytes);
    }
    charged = bytes;
  }

  /** The batch with times put into their keys' spans; the measures see the times as they are. */
  private Batch bucketed(Batch batch) {
    Batch result = batch;
    for (Aggregate.Key key : keys) {
      if (key.span() != null) {
        result = result.with(key.field(), buckets(batch, batch.column(key.field()), key.span()));
      }
    }
    return result;
  }

  private Column buckets(Batch batch, Column column, TimeSpan span) {
    long[] buckets = new long[batch.rows()];
    java.util.Arrays.fill(buckets, TimeColumn.ABSENT);
    for (int i = 0; i < batch.size(); i++) {
      int row = batch.row(i);
      Value value = column.value(row);
      Num seconds = value == null ? null : value.asNumber();
      if (seconds != null) {
        buckets[row] = span.bucket(Epoch.micros(seconds.value()), session.zone());
      }
    }
    return new TimeColumn(buckets);
  }

  /** All groups, ascending by their keys. */
  int[] order() {
    return groups.order();
  }

  /** The rows of some groups: keys, then measures. */
  Batch rows(int[] order, int from, int count) {
    Map<String, Column> columns = new LinkedHashMap<>();
    for (int k = 0; k < keys.size(); k++) {
      Value[] values = new Value[count];
      for (int i = 0; i < count; i++) {
        values[i] = groups.key(order[from + i], k);
      }
      columns.put(keys.get(k).field(), new ValueColumn(values));
    }
    for (int m = 0; m < states.length; m++) {
      Value[] values = new Value[count];
      for (int i = 0; i < count; i++) {
        values[i] = states[m].finish(order[from + i]);
      }
      columns.put(measures.get(m).name(), new ValueColumn(values));
    }
    return Batch.of(columns, count);
  }

  @Override
  public void close() {
    session.memory().release(charged);
    charged = 0;
    groups.close();
  }
}
