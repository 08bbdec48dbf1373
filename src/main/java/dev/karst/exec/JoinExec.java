package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ValueColumn;
import dev.karst.plan.Join;
import dev.karst.value.Num;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows with those of the right side that have the same keys. The right side is held. */
final class JoinExec implements Exec {
  private static final int BYTES_OF_A_KEY = 120;

  private final Exec left;
  private final Exec right;
  private final ExecContext context;
  private final Join plan;
  private RowTable table;
  private List<Join.Key> keys;
  private Exec rows;
  private final Map<String, Value[]> columns = new LinkedHashMap<>();
  private final Map<List<String>, List<Integer>> byKey = new HashMap<>();
  private long charged;

  private JoinExec(Exec left, Exec right, ExecContext context, Join plan) {
    this.left = left;
    this.right = right;
    this.context = context;
    this.plan = plan;
  }

  static Exec from(Join plan, Operators.Inputs inputs, ExecContext context) {
    return new JoinExec(inputs.build(plan.left()), inputs.build(plan.right()), context, plan);
  }

  private void open() {
    table = RowTable.of(right, context, "join");
    table.names().forEach(name -> columns.put(name, table.values(name)));
    keys = plan.keys();
    rows = left;
    if (keys.isEmpty()) {
      // Which fields both sides have is known when the last row of the left side is.
      HeldRows held = new HeldRows(RowTable.of(left, context, "join"), context);
      rows = held;
      Set<String> common = new LinkedHashSet<>(held.names());
      common.retainAll(columns.keySet());
      keys =
          common.stream()
              .filter(name -> !name.startsWith("_"))
              .map(name -> new Join.Key(name, name))
              .toList();
    }
    for (int row = 0; row < table.rows(); row++) {
      List<String> key = rightKey(row);
      if (key != null) {
        if (byKey.computeIfAbsent(key, k -> new ArrayList<>(1)).isEmpty()) {
          long bytes = BYTES_OF_A_KEY + key.stream().mapToLong(String::length).sum();
          context.session().memory().charge(bytes, "join");
          charged += bytes;
        }
        byKey.get(key).add(row);
      }
    }
  }

  private List<String> rightKey(int row) {
    List<String> key = new ArrayList<>(keys.size());
    for (Join.Key one : keys) {
      Value[] values = columns.get(one.right());
      if (values == null || values[row] == null) {
        return null;
      }
      key.add(values[row].text());
    }
    return key.isEmpty() ? null : key;
  }

  @Override
  public Batch next() {
    if (table == null) {
      open();
    }
    for (Batch batch = rows.next(); batch != null; batch = rows.next()) {
      context.session().cancellation().check();
      Batch joined = join(batch);
      if (joined.size() > 0) {
        return joined;
      }
    }
    return null;
  }

  private Batch join(Batch batch) {
    List<Integer> lefts = new ArrayList<>();
    List<Integer> rights = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      int found = 0;
      for (int row : matches(batch, i)) {
        if (plan.max() > 0 && found == plan.max()) {
          break;
        }
        if (inTime(batch, i, row)) {
          lefts.add(batch.row(i));
          rights.add(row);
          found++;
        }
      }
      if (found == 0 && plan.outer()) {
        lefts.add(batch.row(i));
        rights.add(-1);
      }
    }
    int[] order = lefts.stream().mapToInt(Integer::intValue).toArray();
    Map<String, Column> joined = new LinkedHashMap<>();
    batch.columns().forEach((name, column) -> joined.put(name, column.gather(order)));
    columns.forEach(
        (name, values) ->
            joined.merge(
                name, added(values, rights), (mine, theirs) -> both(mine, theirs, order.length)));
    return Batch.of(joined, order.length);
  }

  private List<Integer> matches(Batch batch, int i) {
    List<String> key = new ArrayList<>(keys.size());
    for (Join.Key one : keys) {
      Value value = batch.value(one.left(), i);
      if (value == null) {
        return List.of();
      }
      key.add(value.text());
    }
    return byKey.getOrDefault(key, List.of());
  }

  private boolean inTime(Batch batch, int i, int row) {
    if (plan.time() == Join.Time.ANY) {
      return true;
    }
    Value[] times = columns.get("_time");
    Num theirs = times == null || times[row] == null ? null : times[row].asNumber();
    Value time = batch.value("_time", i);
    Num mine = time == null ? null : time.asNumber();
    if (mine == null || theirs == null) {
      return false;
    }
    double later = Math.floor(mine.value()) - Math.floor(theirs.value());
    return plan.time() == Join.Time.EARLIER ? later >= 0 : later <= 0;
  }

  private static Column added(Value[] values, List<Integer> rows) {
    Value[] added = new Value[rows.size()];
    for (int i = 0; i < added.length; i++) {
      added[i] = rows.get(i) < 0 ? null : values[rows.get(i)];
    }
    return new ValueColumn(added);
  }

  private Column both(Column mine, Column theirs, int count) {
    Column first = plan.overwrite() ? theirs : mine;
    Column second = plan.overwrite() ? mine : theirs;
    Value[] values = new Value[count];
    for (int row = 0; row < count; row++) {
      Value value = first.value(row);
      values[row] = value == null ? second.value(row) : value;
    }
    return new ValueColumn(values);
  }

  @Override
  public void close() {
    if (table != null) {
      table.close();
    }
    if (rows != null && rows != left) {
      rows.close();
    }
    context.session().memory().release(charged);
    charged = 0;
    left.close();
    right.close();
  }
}
