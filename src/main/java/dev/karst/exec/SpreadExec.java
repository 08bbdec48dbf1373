package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ValueColumn;
import dev.karst.plan.Spread;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Values of rows laid out as a table; of two for the same cell, the later one stays. */
final class SpreadExec implements Exec {
  private static final int BYTES_OF_A_CELL = 100;
  private static final int MOST_CELLS_OF_A_BATCH = 1 << 20;

  /** A column of the table. */
  private record Place(String series, int data) {}

  private final Spread plan;
  private final Exec input;
  private final ExecContext context;
  private final List<Value> rows = new ArrayList<>();
  private final List<Map<Place, Value>> cells = new ArrayList<>();
  private final Map<String, Place> columns = new LinkedHashMap<>();
  private boolean read;
  private int next;
  private long charged;

  private SpreadExec(Spread plan, Exec input, ExecContext context) {
    this.plan = plan;
    this.input = input;
    this.context = context;
  }

  static Exec from(Spread plan, Operators.Inputs inputs, ExecContext context) {
    return new SpreadExec(plan, inputs.build(plan.input()), context);
  }

  @Override
  public Batch next() {
    if (!read) {
      read = true;
      read();
    }
    if (next >= rows.size()) {
      return null;
    }
    context.session().cancellation().check();
    int most = Math.max(1, MOST_CELLS_OF_A_BATCH / Math.max(1, columns.size()));
    int count = Math.min(Math.min(context.session().batchRows(), most), rows.size() - next);
    Map<String, Column> batch = new LinkedHashMap<>();
    batch.put(plan.x(), new ValueColumn(rows.subList(next, next + count).toArray(Value[]::new)));
    for (Map.Entry<String, Place> column : columns.entrySet()) {
      Value[] values = new Value[count];
      for (int i = 0; i < count; i++) {
        values[i] = cells.get(next + i).get(column.getValue());
      }
      batch.put(column.getKey(), new ValueColumn(values));
    }
    next += count;
    return Batch.of(batch, count);
  }

  private void read() {
    Map<String, Integer> rowOf = new HashMap<>();
    Map<Value, String> series = new TreeMap<>(BinOrder.ASCENDING);
    List<Value> found = new ArrayList<>();
    List<Map<Place, Value>> foundCells = new ArrayList<>();
    for (Batch batch = input.next(); batch != null; batch = input.next()) {
      context.session().cancellation().check();
      for (int i = 0; i < batch.size(); i++) {
        Value x = batch.value(plan.x(), i);
        Value y = batch.value(plan.y(), i);
        if (x == null || y == null) {
          continue;
        }
        boolean repeated = !found.isEmpty() && found.get(found.size() - 1).text().equals(x.text());
        Integer row = plan.grouped() ? (repeated ? found.size() - 1 : null) : rowOf.get(x.text());
        if (row == null) {
          row = found.size();
          rowOf.put(x.text(), row);
          found.add(x);
          foundCells.add(new HashMap<>());
          charge(2L * BYTES_OF_A_CELL);
        }
        series.putIfAbsent(Text.of(y.text()), y.text());
        for (int d = 0; d < plan.data().size(); d++) {
          Value value = batch.value(plan.data().get(d), i);
          if (value != null) {
            charge(BYTES_OF_A_CELL + 2L * value.text().length());
            foundCells.get(row).put(new Place(y.text(), d), value);
          }
        }
      }
    }
    sort(found, foundCells);
    for (int d = 0; d < plan.data().size(); d++) {
      for (String name : series.values()) {
        columns.putIfAbsent(name(name, d), new Place(name, d));
      }
    }
  }

  private void sort(List<Value> found, List<Map<Place, Value>> foundCells) {
    List<Integer> order = new ArrayList<>();
    for (int row = 0; row < found.size(); row++) {
      order.add(row);
    }
    if (!plan.grouped()) {
      order.sort((a, b) -> BinOrder.ASCENDING.compare(found.get(a), found.get(b)));
    }
    order.forEach(
        row -> {
          rows.add(found.get(row));
          cells.add(foundCells.get(row));
        });
  }

  private String name(String series, int data) {
    return plan.data().size() == 1
        ? series
        : plan.format().replace("$AGG$", plan.data().get(data)).replace("$VAL$", series);
  }

  private void charge(long bytes) {
    context.session().memory().charge(bytes, "the cells of xyseries");
    charged += bytes;
  }

  @Override
  public void close() {
    context.session().memory().release(charged);
    charged = 0;
    input.close();
  }
}
