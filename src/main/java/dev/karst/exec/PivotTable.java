package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ValueColumn;
import dev.karst.expr.ColumnEvaluator;
import dev.karst.plan.Pivot;
import dev.karst.session.MemoryBudget;
import dev.karst.value.Num;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The groups of a chart by row and series, the series that do not stay merged: their states are
 * merged, so that an average of them is that of all their rows.
 */
final class PivotTable implements AutoCloseable {
  private final List<String> measures;
  private final List<Value> rows;
  private final List<String> series;
  private final Map<Long, Integer> cells;
  private final Value[][] results;
  private final MemoryBudget budget;
  private final long charged;

  private PivotTable(
      List<String> measures,
      List<Value> rows,
      List<String> series,
      Map<Long, Integer> cells,
      Value[][] results,
      MemoryBudget budget) {
    this.measures = measures;
    this.rows = rows;
    this.series = series;
    this.cells = cells;
    this.results = results;
    this.budget = budget;
    long bytes = 80L * cells.size() + 48L * (rows.size() + series.size());
    for (Value[] values : results) {
      bytes += 8L * values.length + RowTable.bytes(values);
    }
    budget.charge(bytes, "the cells of a chart");
    this.charged = bytes;
  }

  static PivotTable of(Grouping grouping, Pivot plan, ExecContext context) {
    int[] order = grouping.order();
    List<Value> rows = new ArrayList<>();
    int[] rowOf = new int[order.length];
    for (int group : order) {
      Value row = grouping.key(group, 0);
      if (rows.isEmpty() || !rows.get(rows.size() - 1).equals(row)) {
        rows.add(row);
      }
      rowOf[group] = rows.size() - 1;
    }
    List<String> measures = grouping.measures();
    if (plan.series() == null) {
      Map<Long, Integer> cells = new HashMap<>();
      Value[][] results = new Value[measures.size()][];
      for (int group : order) {
        cells.put(position(rowOf[group], 0), group);
      }
      Arrays.setAll(results, grouping::results);
      compute(measures, results, plan, context);
      return new PivotTable(
          measures, rows, List.of(""), cells, results, context.session().memory());
    }
    return split(grouping, plan, rows, rowOf, context);
  }

  private static PivotTable split(
      Grouping grouping, Pivot pivot, List<Value> rows, int[] rowOf, ExecContext context) {
    Pivot.Series plan = pivot.series();
    Set<String> kept = SeriesChoice.of(grouping, plan);
    List<Value> sorted = new ArrayList<>();
    kept.stream()
        .filter(name -> !name.equals(plan.nothing()))
        .map(Text::of)
        .sorted(BinOrder.ASCENDING)
        .forEach(sorted::add);
    List<String> series = new ArrayList<>();
    sorted.forEach(name -> series.add(name.text()));
    Map<String, Integer> seriesOf = new HashMap<>();
    boolean merges = false;
    for (int group = 0; group < rowOf.length; group++) {
      String name = grouping.key(group, 1).text();
      merges |= !kept.contains(name);
    }
    if (merges && plan.other() != null && !series.contains(plan.other())) {
      series.add(plan.other());
    }
    if (kept.contains(plan.nothing())) {
      series.add(plan.nothing());
    }
    for (int s = 0; s < series.size(); s++) {
      seriesOf.put(series.get(s), s);
    }
    Map<Long, Integer> cells = new HashMap<>();
    int[] cellOf = new int[rowOf.length];
    for (int group = 0; group < rowOf.length; group++) {
      String name = grouping.key(group, 1).text();
      String place = kept.contains(name) ? name : plan.other();
      cellOf[group] =
          place == null
              ? -1
              : cells.computeIfAbsent(
                  position(rowOf[group], seriesOf.get(place)), any -> cells.size());
    }
    Value[][] results = grouping.merged(cellOf, cells.size());
    compute(grouping.measures(), results, pivot, context);
    return new PivotTable(
        grouping.measures(), rows, series, cells, results, context.session().memory());
  }

  /** Puts what is computed of measures into the places of those that only hold one. */
  private static void compute(
      List<String> measures, Value[][] results, Pivot plan, ExecContext context) {
    if (plan.computed().isEmpty() || results.length == 0) {
      return;
    }
    Map<String, Column> columns = new LinkedHashMap<>();
    for (int m = 0; m < results.length; m++) {
      columns.put(measures.get(m), new ValueColumn(results[m]));
    }
    Batch batch = Batch.of(columns, results[0].length);
    plan.computed()
        .forEach(
            (name, expression) -> {
              ColumnEvaluator evaluator =
                  new ColumnEvaluator(context.binder().bind(expression), expression.span());
              Column values = evaluator.evaluate(batch);
              Value[] into = results[measures.indexOf(name)];
              for (int cell = 0; cell < into.length; cell++) {
                into[cell] = values.value(cell);
              }
            });
  }

  private static long position(int row, int series) {
    return (long) row << 32 | series;
  }

  /** The names of the measures, hidden ones too. */
  List<String> measures() {
    return measures;
  }

  /** The values of the first key, ascending. */
  List<Value> rows() {
    return rows;
  }

  /** The names of the series in column order; one without a name where there is no second key. */
  List<String> series() {
    return series;
  }

  /** The cell of a row and series; -1 where no data is. */
  int cell(int row, int series) {
    return cells.getOrDefault(position(row, series), -1);
  }

  Value result(int measure, int cell) {
    return results[measure][cell];
  }

  /** A result of a measure that is the same in all cells; null where there are none. */
  Num anyNumber(int measure) {
    return results[measure].length == 0 ? null : results[measure][0].asNumber();
  }

  @Override
  public void close() {
    budget.release(charged);
  }
}
