package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.TimeColumn;
import dev.karst.expr.AggregateInput;
import dev.karst.expr.AggregateState;
import dev.karst.plan.Aggregate;
import dev.karst.session.MemoryBudget;
import dev.karst.session.Session;
import dev.karst.time.Epoch;
import dev.karst.time.TimeSpan;
import dev.karst.value.Num;
import dev.karst.value.Value;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
  private int assigned;
  private long charged;

  Grouping(List<Aggregate.Key> keys, List<MeasureInput> measures, String fill, Session session) {
    this.keys = keys;
    this.measures = measures;
    this.session = session;
    Set<String> distinct =
        keys.stream()
            .filter(Aggregate.Key::distinct)
            .map(Aggregate.Key::field)
            .collect(Collectors.toSet());
    this.groups =
        new GroupBy(keys.stream().map(Aggregate.Key::field).toList(), distinct, fill, session);
    this.states = measures.stream().map(MeasureInput::newState).toArray(AggregateState[]::new);
    grow();
  }

  void add(Batch batch) {
    assigned = groups.assign(bucketed(batch));
    grow();
    for (int m = 0; m < states.length; m++) {
      states[m].add(measures.get(m).of(batch), groups.rows(), groups.groupsOfRows(), assigned);
    }
    settle();
  }

  /** Adds the rows of some batches, in their order; faster at once than one by one. */
  void addAll(List<Batch> batches) {
    boolean plain = keys.stream().allMatch(key -> key.span() == null);
    List<RankedKeys.Assigned> all = plain ? groups.assignAll(batches) : null;
    if (all == null) {
      batches.forEach(this::add);
      return;
    }
    grow();
    for (int m = 0; m < states.length; m++) {
      for (int b = 0; b < all.size(); b++) {
        RankedKeys.Assigned one = all.get(b);
        AggregateInput input = measures.get(m).of(batches.get(b));
        states[m].add(input, one.rows(), one.groups(), one.count());
      }
    }
    settle();
  }

  /**
   * The group of each row of the batch that was added last; -1 for none. A multivalue puts a row
   * into several groups, of which this is the first.
   */
  int[] groupOfRows(Batch batch) {
    return firstGroups(batch, groups, assigned);
  }

  /**
   * The first group of each row of a batch; -1 for none.
   *
   * @param assigned how many assignments {@code groups} made of the batch
   */
  static int[] firstGroups(Batch batch, GroupBy groups, int assigned) {
    int[] first = new int[batch.rows()];
    Arrays.fill(first, -1);
    for (int i = assigned - 1; i >= 0; i--) {
      first[groups.rows()[i]] = groups.groupsOfRows()[i];
    }
    return first;
  }

  /** The names of the measures. */
  List<String> measures() {
    return measures.stream().map(MeasureInput::name).toList();
  }

  /** States of all measures that have seen nothing. */
  List<AggregateState> freshStates() {
    return measures.stream().map(MeasureInput::newState).toList();
  }

  /** A group's value of a key. */
  Value key(int group, int column) {
    return groups.key(group, column);
  }

  Value result(int measure, int group) {
    return states[measure].finish(group);
  }

  /**
   * The results of all measures over groups that are merged.
   *
   * @param cellOf for each group, which merged one it becomes a part of; -1 for none
   * @param cells how many merged ones there are
   * @return by measure, then by merged group
   */
  Value[][] merged(int[] cellOf, int cells) {
    int[] places = new int[cellOf.length];
    for (int group = 0; group < places.length; group++) {
      // What goes nowhere is merged into one that nobody asks for.
      places[group] = cellOf[group] < 0 ? cells : cellOf[group];
    }
    Value[][] results = new Value[states.length][cells];
    for (int m = 0; m < states.length; m++) {
      AggregateState state = measures.get(m).newState();
      state.grow(cells + 1);
      state.merge(states[m], places);
      for (int cell = 0; cell < cells; cell++) {
        results[m][cell] = state.finish(cell);
      }
    }
    return results;
  }

  /** The results of one measure for all groups. */
  Value[] results(int measure) {
    Value[] results = new Value[groups.groups()];
    for (int group = 0; group < results.length; group++) {
      results[group] = states[measure].finish(group);
    }
    return results;
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

  /** Whether merging with another gives exactly what adding its rows would. */
  boolean mergesExactly() {
    return Arrays.stream(states).allMatch(AggregateState::mergesExactly);
  }

  /** Writes the states of a group. */
  void save(int group, DataOutput out) throws IOException {
    for (AggregateState state : states) {
      state.save(group, out);
    }
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
    Arrays.fill(buckets, TimeColumn.ABSENT);
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
      columns.put(keys.get(k).field(), groups.column(order, from, count, k));
    }
    for (int m = 0; m < states.length; m++) {
      columns.put(measures.get(m).name(), states[m].results(order, from, count));
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
