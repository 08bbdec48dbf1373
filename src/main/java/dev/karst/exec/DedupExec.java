package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ValueColumn;
import dev.karst.plan.Dedup;
import dev.karst.session.Session;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The first rows of each combination of values. A multivalue must match entirely; a text and a
 * number that print alike are alike.
 */
final class DedupExec extends StreamExec {
  private static final int BYTES_OF_A_KEY = 120;

  private final Dedup plan;
  private final Session session;
  private final Map<List<String>, Integer> seen = new HashMap<>();
  private List<String> last;
  private int run;
  private long charged;

  private DedupExec(Exec input, Session session, Dedup plan) {
    super(input, session);
    this.plan = plan;
    this.session = session;
  }

  static Exec from(Dedup plan, Operators.Inputs inputs, ExecContext context) {
    return new DedupExec(inputs.build(plan.input()), context.session(), plan);
  }

  @Override
  Batch apply(Batch batch) {
    int[] kept = new int[batch.size()];
    int count = 0;
    boolean[] repeats = new boolean[batch.rows()];
    for (int i = 0; i < batch.size(); i++) {
      int row = batch.row(i);
      boolean first = isFirst(key(batch, i));
      repeats[row] = !first;
      if (first || plan.keepEvents()) {
        kept[count++] = row;
      }
    }
    Batch narrowed = batch.select(Arrays.copyOf(kept, count));
    return plan.keepEvents() ? withoutRepeats(narrowed, repeats) : narrowed;
  }

  /** Whether a row stays; a key of null lacks a field. */
  private boolean isFirst(List<String> key) {
    if (key == null) {
      return plan.keepEmpty();
    }
    if (plan.consecutive()) {
      run = key.equals(last) ? run + 1 : 1;
      last = key;
      return run <= plan.count();
    }
    int times = seen.merge(key, 1, Integer::sum);
    if (times == 1) {
      long bytes = BYTES_OF_A_KEY + key.stream().mapToLong(String::length).sum();
      session.memory().charge(bytes, "dedup");
      charged += bytes;
    }
    return times <= plan.count();
  }

  private List<String> key(Batch batch, int i) {
    List<String> key = new ArrayList<>(plan.names().size());
    for (String name : plan.names()) {
      Value value = batch.value(name, i);
      if (value == null) {
        return null;
      }
      key.add(value.text());
    }
    return key;
  }

  /** Repeats stay, without the fields that they repeat. */
  private Batch withoutRepeats(Batch batch, boolean[] repeats) {
    Batch result = batch;
    for (String name : plan.names()) {
      Column column = batch.column(name);
      Value[] values = new Value[batch.rows()];
      for (int row = 0; row < values.length; row++) {
        values[row] = repeats[row] ? null : column.value(row);
      }
      result = result.with(name, new ValueColumn(values));
    }
    return result;
  }

  @Override
  public void close() {
    session.memory().release(charged);
    charged = 0;
    super.close();
  }
}
