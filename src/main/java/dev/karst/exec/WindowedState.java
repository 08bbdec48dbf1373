package dev.karst.exec;

import dev.karst.expr.AggregateInput;
import dev.karst.expr.AggregateState;
import dev.karst.plan.Window;
import dev.karst.session.Session;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.Span;
import dev.karst.time.Epoch;
import dev.karst.value.Num;
import dev.karst.value.Value;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The last rows, as many as the window has. Aggregates are computed anew for each row: sums then
 * are those of the window's rows in order, which adding and taking away would not give.
 */
final class WindowedState implements RunningState {
  private static final String WHAT = "the window of streamstats";
  private static final int BYTES_OF_A_ROW = 64;

  /** A row that was seen. */
  private record Seen(AggregateInput[] inputs, int row, int group, long time) {}

  private final List<MeasureInput> measures;
  private final Window.Frame frame;
  private final Session session;
  private final long span;
  private final Map<Integer, ArrayDeque<Seen>> windows = new HashMap<>();
  private int[] rows = new int[16];
  private int[] slots = new int[16];
  private long lastTime;
  private int direction;
  private long charged;

  WindowedState(List<MeasureInput> measures, Window.Frame frame, Session session) {
    this.measures = measures;
    this.frame = frame;
    this.session = session;
    this.span = frame.time() == null ? 0 : (long) frame.time().nominalMicros();
  }

  @Override
  public void next(AggregateInput[] inputs, int row, int group, Value[][] results) {
    session.cancellation().check();
    long time = 0;
    if (frame.time() != null) {
      Value value = inputs[0].times().value(row);
      Num seconds = value == null ? null : value.asNumber();
      if (seconds == null) {
        return;
      }
      time = Epoch.micros(seconds.value());
      checkOrder(time);
    }
    ArrayDeque<Seen> window =
        windows.computeIfAbsent(frame.global() ? 0 : group, any -> new ArrayDeque<>());
    Seen seen = new Seen(inputs, row, group, time);
    if (frame.current()) {
      add(window, seen);
    }
    trim(window, time);
    finish(window, group, row, results);
    if (!frame.current()) {
      add(window, seen);
    }
  }

  private void checkOrder(long time) {
    int now = windows.isEmpty() ? 0 : Long.compare(time, lastTime);
    if (now != 0 && direction != 0 && now != direction) {
      throw new SearchError(
          "time-order",
          "streamstats with time_window needs rows in the order of their time",
          Span.NONE,
          "sort them by _time first");
    }
    direction = now == 0 ? direction : now;
    lastTime = time;
  }

  private void add(ArrayDeque<Seen> window, Seen seen) {
    session.memory().charge(BYTES_OF_A_ROW, WHAT);
    charged += BYTES_OF_A_ROW;
    window.addLast(seen);
  }

  private void trim(ArrayDeque<Seen> window, long time) {
    int before = window.size();
    while (frame.rows() > 0 && window.size() > frame.rows()) {
      window.removeFirst();
    }
    while (span > 0 && !window.isEmpty() && Math.abs(time - window.peekFirst().time()) >= span) {
      window.removeFirst();
    }
    long freed = (long) BYTES_OF_A_ROW * (before - window.size());
    session.memory().release(freed);
    charged -= freed;
  }

  private void finish(ArrayDeque<Seen> window, int group, int row, Value[][] results) {
    AggregateState[] states =
        measures.stream().map(MeasureInput::newState).toArray(AggregateState[]::new);
    for (AggregateState state : states) {
      state.grow(1);
    }
    if (rows.length < window.size()) {
      rows = new int[window.size() * 2];
      slots = new int[rows.length];
    }
    AggregateInput[] inputs = null;
    int count = 0;
    for (Seen seen : window) {
      if (seen.group() != group) {
        continue;
      }
      if (seen.inputs() != inputs && count > 0) {
        add(states, inputs, count);
        count = 0;
      }
      inputs = seen.inputs();
      rows[count++] = seen.row();
    }
    if (count > 0) {
      add(states, inputs, count);
    }
    for (int m = 0; m < states.length; m++) {
      results[m][row] = states[m].finish(0);
    }
  }

  private void add(AggregateState[] states, AggregateInput[] inputs, int count) {
    for (int m = 0; m < states.length; m++) {
      states[m].add(inputs[m], rows, slots, count);
    }
  }

  @Override
  public void reset() {
    close();
    windows.clear();
  }

  @Override
  public void close() {
    session.memory().release(charged);
    charged = 0;
  }
}
