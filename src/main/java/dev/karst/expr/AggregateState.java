package dev.karst.expr;

import dev.karst.batch.Column;
import dev.karst.batch.ValueColumn;
import dev.karst.value.Value;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The running state of one aggregate for all groups at once: groups are numbered from 0, and the
 * state keeps arrays over them. One state serves stats, parallel and spilled merges, eventstats and
 * streamstats. For one thread.
 *
 * <p>The law of merging: states are merged in the order of their rows (newest segment first),
 * whatever thread made them, so that the result does not depend on threads, batch size or spilling.
 */
public interface AggregateState {
  /** Makes room: groups up to {@code groups - 1} may come from now on. Never shrinks. */
  void grow(int groups);

  /**
   * Adds rows, in this order.
   *
   * @param rows column rows
   * @param groups the group of each of them
   * @param count how many of both
   */
  void add(AggregateInput input, int[] rows, int[] groups, int count);

  /**
   * Adds another state of the same aggregate, whose rows come after this one's.
   *
   * @param groupOf for each of the other's groups its number here; there is room for all
   */
  void merge(AggregateState other, int[] groupOf);

  /** The result of a group; null where there is none. Does not change the state. */
  Value finish(int group);

  /**
   * The results of some groups as a column, whose row i is that of {@code groups[from + i]}. The
   * state is not to be changed afterwards.
   */
  default Column results(int[] groups, int from, int count) {
    Value[] results = new Value[count];
    for (int i = 0; i < count; i++) {
      results[i] = finish(groups[from + i]);
    }
    return new ValueColumn(results);
  }

  /**
   * Whether merging states of consecutive rows gives exactly what adding the rows one by one gives;
   * not so where fractions are summed.
   */
  default boolean mergesExactly() {
    return true;
  }

  /** Roughly the bytes it holds, for the memory budget. */
  long bytes();

  /** Writes one group's state, so that {@link #load} of a fresh state reads it back. */
  void save(int group, DataOutput out) throws IOException;

  /**
   * Reads what {@link #save} wrote into an empty group.
   *
   * @throws IOException where the bytes are not of this aggregate
   */
  void load(int group, DataInput in) throws IOException;
}
