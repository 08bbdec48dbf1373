package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ValueColumn;
import dev.karst.expr.AggregateState;
import dev.karst.plan.Aggregate;
import dev.karst.session.Session;
import dev.karst.value.Text;
import dev.karst.value.Value;
import dev.karst.value.ValueOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Groups that did not fit into memory: partial aggregations, each written to a file in the order of
 * its keys, then read together and merged a batch of groups at a time. Groups of equal keys are
 * merged in the order in which the partial ones were added, which is that of their rows, so that
 * the answer is the one that memory would have given. For one thread.
 */
final class SpilledGroups implements AutoCloseable {
  /** Groups of a batch: what is read of them is not charged. */
  private static final int MOST_GROUPS = 1024;

  private static final Comparator<Run> IN_ORDER =
      (a, b) -> {
        for (int k = 0; k < a.keys.length; k++) {
          int order = ValueOrder.ASCENDING.compare(a.keys[k], b.keys[k]);
          if (order != 0) {
            return order;
          }
        }
        return Integer.compare(a.number, b.number);
      };

  /** A partial aggregation in a file, from a group on. */
  private final class Run implements AutoCloseable {
    private final int number;
    private final SpillFile file = new SpillFile();
    private final Text[] keys = new Text[fields.size()];
    private int left;

    /** The states of the groups of this batch, and which group of the batch each is. */
    private List<AggregateState> states;

    private int[] groupOf;
    private int count;

    private Run(int number) {
      this.number = number;
    }

    /** Goes to the next group; whether there is one. */
    private boolean advance() {
      if (left == 0) {
        return false;
      }
      left--;
      return file.read(
          in -> {
            for (int k = 0; k < keys.length; k++) {
              keys[k] = SpilledText.read(in);
            }
            return true;
          });
    }

    private void begin(int groups) {
      states = fresh.freshStates();
      states.forEach(state -> state.grow(groups));
      groupOf = new int[groups];
      count = 0;
    }

    /** Reads the states of the group that it stands at. */
    private void take(int group) {
      groupOf[count] = group;
      file.read(
          in -> {
            for (AggregateState state : states) {
              state.load(count, in);
            }
            return null;
          });
      count++;
    }

    @Override
    public void close() {
      file.close();
    }
  }

  private final List<String> fields;
  private final Grouping fresh;
  private final Session session;
  private final List<Run> runs = new ArrayList<>();
  private PriorityQueue<Run> heads;

  SpilledGroups(Aggregate plan, ExecContext context) {
    this.fields = plan.keys().stream().map(Aggregate.Key::field).toList();
    this.fresh = AggregateExec.grouping(plan, plan.measures(), context);
    this.session = context.session();
  }

  /** Writes a partial aggregation, whose rows come after those of the ones before; not closed. */
  void add(Grouping partial) {
    int[] order = partial.order();
    Run run = new Run(runs.size());
    try {
      run.left = order.length;
      for (int group : order) {
        session.cancellation().check();
        run.file.write(
            out -> {
              for (int k = 0; k < fields.size(); k++) {
                SpilledText.write(partial.key(group, k).text(), out);
              }
              partial.save(group, out);
              return null;
            });
      }
    } catch (RuntimeException e) {
      run.close();
      throw e;
    }
    runs.add(run);
  }

  boolean isEmpty() {
    return runs.isEmpty();
  }

  /** How many files there are. */
  int files() {
    return runs.size();
  }

  /** The next groups in the order of their keys; null at the end. */
  Batch next() {
    if (heads == null) {
      heads = new PriorityQueue<>(Math.max(1, runs.size()), IN_ORDER);
      for (Run run : runs) {
        if (run.advance()) {
          heads.add(run);
        }
      }
    }
    if (heads.isEmpty()) {
      return null;
    }
    int most = Math.min(MOST_GROUPS, session.batchRows());
    runs.forEach(run -> run.begin(most));
    Value[][] keys = new Value[fields.size()][most];
    int count = collect(keys, most);
    return batch(keys, count);
  }

  /** Reads the states of the next groups; gives how many there are. */
  private int collect(Value[][] keys, int most) {
    int count = 0;
    while (!heads.isEmpty()) {
      Run least = heads.peek();
      boolean known = count > 0 && isOf(least, keys, count - 1);
      if (!known && count == most) {
        break;
      }
      if (!known) {
        for (int k = 0; k < keys.length; k++) {
          keys[k][count] = least.keys[k];
        }
        count++;
      }
      heads.poll();
      least.take(count - 1);
      if (least.advance()) {
        heads.add(least);
      }
    }
    return count;
  }

  private static boolean isOf(Run run, Value[][] keys, int group) {
    for (int k = 0; k < keys.length; k++) {
      if (!keys[k][group].text().equals(run.keys[k].text())) {
        return false;
      }
    }
    return true;
  }

  private Batch batch(Value[][] keys, int count) {
    session.cancellation().check();
    Map<String, Column> columns = new LinkedHashMap<>();
    for (int k = 0; k < keys.length; k++) {
      columns.put(fields.get(k), new ValueColumn(Arrays.copyOf(keys[k], count)));
    }
    int[] order = new int[count];
    Arrays.setAll(order, group -> group);
    List<AggregateState> merged = fresh.freshStates();
    for (int m = 0; m < merged.size(); m++) {
      AggregateState state = merged.get(m);
      state.grow(count);
      for (Run run : runs) {
        if (run.count > 0) {
          state.merge(run.states.get(m), Arrays.copyOf(run.groupOf, run.count));
        }
      }
      columns.put(fresh.measures().get(m), state.results(order, 0, count));
    }
    return Batch.of(columns, count);
  }

  @Override
  public void close() {
    runs.forEach(Run::close);
    fresh.close();
  }
}
