package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ValueColumn;
import dev.karst.expr.AggregateState;
import dev.karst.plan.Aggregate;
import dev.karst.plan.Pivot;
import dev.karst.value.Num;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Groups laid out as a table. */
final class PivotExec implements Exec {
  private static final String WHAT = "the cells of a chart";
  private static final int MOST_CELLS_OF_A_BATCH = 1 << 20;

  /** A column: a measure of one series, or of all rows where series is null. */
  private record Cells(String name, int measure, Integer series) {}

  private final Pivot plan;
  private final AggregateExec groups;
  private final ExecContext context;
  private final String rowField;
  private PivotTable table;
  private List<Cells> columns;
  private List<Value> rows;
  private int[] tableRow;
  private Value[] empty;
  private double spanSeconds;
  private int next;
  private long charged;

  private PivotExec(Pivot plan, AggregateExec groups, ExecContext context) {
    this.plan = plan;
    this.groups = groups;
    this.context = context;
    this.rowField = ((Aggregate) plan.input()).keys().get(0).field();
  }

  static Exec from(Pivot plan, Operators.Inputs inputs, ExecContext context) {
    return new PivotExec(
        plan, AggregateExec.from((Aggregate) plan.input(), inputs, context), context);
  }

  @Override
  public Batch next() {
    if (table == null) {
      layOut();
    }
    if (next >= rows.size()) {
      return null;
    }
    context.session().cancellation().check();
    int most = Math.max(1, MOST_CELLS_OF_A_BATCH / Math.max(1, columns.size()));
    int count = Math.min(Math.min(context.session().batchRows(), most), rows.size() - next);
    charge(8L * count * (columns.size() + 1));
    Map<String, Column> result = new LinkedHashMap<>();
    result.put(rowField, new ValueColumn(rows.subList(next, next + count).toArray(Value[]::new)));
    for (Cells column : columns) {
      Value[] values = new Value[count];
      for (int i = 0; i < count; i++) {
        values[i] = value(column, next + i);
      }
      result.put(column.name(), new ValueColumn(values));
    }
    next += count;
    return Batch.of(result, count);
  }

  private Value value(Cells column, int row) {
    int cell = tableRow[row] < 0 ? -1 : table.cell(tableRow[row], column.series());
    Value value = cell < 0 ? empty[column.measure()] : table.result(column.measure(), cell);
    Long unit = plan.rates().get(table.measures().get(column.measure()));
    return unit == null || value == null || spanSeconds <= 0
        ? value
        : Num.of(value.asNumber().value() * unit / spanSeconds);
  }

  private void layOut() {
    Grouping grouping = groups.grouping();
    table = PivotTable.of(grouping, plan, context);
    int spanMeasure = table.measures().indexOf(Pivot.SPAN);
    Num span = spanMeasure < 0 ? null : table.anyNumber(spanMeasure);
    ChartRows layout = new ChartRows(plan.gaps(), span, context.session().zone());
    spanSeconds = layout.spanSeconds();
    rows = layout.rows(table.rows());
    charge(48L * rows.size());
    tableRow = new int[rows.size()];
    Map<Value, Integer> rowOf = new LinkedHashMap<>();
    for (int row = 0; row < table.rows().size(); row++) {
      rowOf.put(table.rows().get(row), row);
    }
    for (int row = 0; row < tableRow.length; row++) {
      tableRow[row] = rowOf.getOrDefault(rows.get(row), -1);
    }
    empty = grouping.freshStates().stream().map(PivotExec::emptyResult).toArray(Value[]::new);
    plan.computed().keySet().forEach(name -> empty[table.measures().indexOf(name)] = null);
    columns = columns();
    charge(64L * columns.size());
  }

  private static Value emptyResult(AggregateState state) {
    state.grow(1);
    return state.finish(0);
  }

  private List<Cells> columns() {
    List<Cells> cells = new ArrayList<>();
    List<String> measures = table.measures();
    boolean several = measures.stream().filter(name -> !Pivot.hidden(name)).count() > 1;
    for (int m = 0; m < measures.size(); m++) {
      if (Pivot.hidden(measures.get(m))) {
        continue;
      }
      if (plan.series() == null) {
        cells.add(new Cells(measures.get(m), m, 0));
        continue;
      }
      for (int s = 0; s < table.series().size(); s++) {
        String series = table.series().get(s);
        String format = plan.series().format();
        String name =
            several ? format.replace("$AGG$", measures.get(m)).replace("$VAL$", series) : series;
        cells.add(new Cells(name, m, s));
      }
    }
    return cells;
  }

  private void charge(long bytes) {
    context.session().memory().charge(bytes, WHAT);
    charged += bytes;
  }

  @Override
  public void close() {
    context.session().memory().release(charged);
    charged = 0;
    if (table != null) {
      table.close();
    }
    groups.close();
  }
}
