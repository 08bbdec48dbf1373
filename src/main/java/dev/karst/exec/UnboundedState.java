package dev.karst.exec;

import dev.karst.expr.AggregateInput;
import dev.karst.expr.AggregateState;
import dev.karst.session.Session;
import dev.karst.value.Value;
import java.util.Arrays;
import java.util.List;

/**
 * All rows of a group since the last reset, as running aggregate states. A group gets its slot in
 * the states when it first comes after a reset, so that a reset costs nothing for each group.
 */
final class UnboundedState implements RunningState {
  private static final String WHAT = "the aggregates of streamstats";
  private static final int ROWS_BETWEEN_CHARGES = 256;

  private final List<MeasureInput> measures;
  private final boolean current;
  private final Session session;
  private final int[] oneRow = new int[1];
  private final int[] oneSlot = new int[1];
  private AggregateState[] states;
  private int[] slotOf = new int[16];
  private int[] epochOf = new int[16];
  private int epoch = 1;
  private int slots;
  private int sinceCharge;
  private long charged;

  /**
   * @param current whether a row is among those that it sees
   */
  UnboundedState(List<MeasureInput> measures, boolean current, Session session) {
    this.measures = measures;
    this.current = current;
    this.session = session;
    reset();
  }

  @Override
  public void next(AggregateInput[] inputs, int row, int group, Value[][] results) {
    int slot = slot(group);
    oneRow[0] = row;
    oneSlot[0] = slot;
    for (int m = 0; m < states.length; m++) {
      if (current) {
        states[m].add(inputs[m], oneRow, oneSlot, 1);
        results[m][row] = states[m].finish(slot);
      } else {
        results[m][row] = states[m].finish(slot);
        states[m].add(inputs[m], oneRow, oneSlot, 1);
      }
    }
    if (++sinceCharge >= ROWS_BETWEEN_CHARGES) {
      settle();
    }
  }

  private int slot(int group) {
    if (group >= slotOf.length) {
      int length = Math.max(group + 1, slotOf.length * 2);
      slotOf = Arrays.copyOf(slotOf, length);
      epochOf = Arrays.copyOf(epochOf, length);
    }
    if (epochOf[group] != epoch) {
      epochOf[group] = epoch;
      slotOf[group] = slots++;
      for (AggregateState state : states) {
        state.grow(slots);
      }
    }
    return slotOf[group];
  }

  private void settle() {
    sinceCharge = 0;
    session.cancellation().check();
    long bytes = 8L * slotOf.length;
    for (AggregateState state : states) {
      bytes += state.bytes();
    }
    if (bytes > charged) {
      session.memory().charge(bytes - charged, WHAT);
    } else {
      session.memory().release(charged - bytes);
    }
    charged = bytes;
  }

  @Override
  public void reset() {
    states = measures.stream().map(MeasureInput::newState).toArray(AggregateState[]::new);
    slots = 0;
    epoch++;
  }

  @Override
  public void close() {
    session.memory().release(charged);
    charged = 0;
  }
}
