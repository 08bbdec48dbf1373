package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ValueColumn;
import dev.karst.plan.Continuous;
import dev.karst.plan.Pivot;
import dev.karst.plan.TimeWindow;
import dev.karst.value.Num;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows ascending by a binned field, with empty rows where a bin has none; without bin, last. */
final class ContinuousExec implements Exec {
  private final Continuous plan;
  private final Exec input;
  private final ExecContext context;
  private final List<Integer> rows = new ArrayList<>();
  private final List<Value> keys = new ArrayList<>();
  private RowTable table;
  private Map<String, Value[]> columns;
  private int next;

  private ContinuousExec(Continuous plan, Exec input, ExecContext context) {
    this.plan = plan;
    this.input = input;
    this.context = context;
  }

  static Exec from(Continuous plan, Operators.Inputs inputs, ExecContext context) {
    return new ContinuousExec(plan, inputs.build(plan.input()), context);
  }

  @Override
  public Batch next() {
    if (table == null) {
      table = RowTable.of(input, context, "makecontinuous");
      layOut();
    }
    if (next >= rows.size()) {
      return null;
    }
    context.session().cancellation().check();
    int count = Math.min(context.session().batchRows(), rows.size() - next);
    Map<String, Column> batch = new LinkedHashMap<>();
    for (Map.Entry<String, Value[]> column : columns.entrySet()) {
      boolean key = column.getKey().equals(plan.field());
      Value[] values = new Value[count];
      for (int i = 0; i < count; i++) {
        int row = rows.get(next + i);
        values[i] = key ? keys.get(next + i) : row < 0 ? null : column.getValue()[row];
      }
      batch.put(column.getKey(), new ValueColumn(values));
    }
    next += count;
    return Batch.of(batch, count);
  }

  private void layOut() {
    Value[] bins = table.values(plan.field());
    Map<Value, List<Integer>> rowsOf = new LinkedHashMap<>();
    List<Integer> without = new ArrayList<>();
    for (int row = 0; row < bins.length; row++) {
      if (bins[row] == null) {
        without.add(row);
      } else {
        rowsOf.computeIfAbsent(Text.of(bins[row].text()), any -> new ArrayList<>()).add(row);
      }
    }
    Num span = null;
    for (Value value : table.values(Pivot.SPAN)) {
      span = value == null ? span : value.asNumber();
    }
    Pivot.Gaps gaps = new Pivot.Gaps(plan.times(), TimeWindow.ALL, false, true, true, 0);
    ChartRows layout = new ChartRows(gaps, span, context.session().zone());
    for (Value bin : layout.rows(List.copyOf(rowsOf.keySet()))) {
      for (int row : rowsOf.getOrDefault(bin, List.of(-1))) {
        rows.add(row);
        keys.add(row < 0 ? bin : bins[row]);
      }
    }
    without.forEach(
        row -> {
          rows.add(row);
          keys.add(null);
        });
    columns = new LinkedHashMap<>();
    table.names().stream()
        .filter(name -> !name.equals(Pivot.SPAN))
        .forEach(name -> columns.put(name, table.values(name)));
  }

  @Override
  public void close() {
    if (table != null) {
      table.close();
    }
    input.close();
  }
}
