package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ValueColumn;
import dev.karst.plan.Unpivot;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One row for each cell of a table, row by row, in column order. */
final class UnpivotExec implements Exec {
  private final Unpivot plan;
  private final List<String> fields;
  private final Exec rows;
  private final ExecContext context;
  private Batch batch;
  private int row;
  private int field;

  private UnpivotExec(Unpivot plan, Set<String> names, Exec rows, ExecContext context) {
    this.plan = plan;
    this.fields =
        names.stream().filter(name -> !name.equals(plan.x()) && !name.startsWith("_")).toList();
    this.rows = rows;
    this.context = context;
  }

  static Exec from(Unpivot plan, Operators.Inputs inputs, ExecContext context) {
    return new NamesFirstExec(
        inputs.build(plan.input()),
        context,
        "untable",
        (names, rows) -> new UnpivotExec(plan, names, rows, context));
  }

  @Override
  public Batch next() {
    context.session().cancellation().check();
    int most = context.session().batchRows();
    List<Value> kept = new ArrayList<>();
    List<Value> names = new ArrayList<>();
    List<Value> values = new ArrayList<>();
    while (values.size() < most && moreCells()) {
      Value x = batch.value(plan.x(), row);
      String name = fields.get(field++);
      Value value = batch.value(name, row);
      if (x != null && value != null) {
        kept.add(x);
        names.add(Text.of(name));
        values.add(value);
      }
    }
    if (values.isEmpty()) {
      return null;
    }
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put(plan.x(), column(kept));
    columns.put(plan.name(), column(names));
    columns.put(plan.value(), column(values));
    return Batch.of(columns, values.size());
  }

  /** Steps to the next cell; false behind the last. */
  private boolean moreCells() {
    while (batch == null || field >= fields.size()) {
      if (batch != null && row + 1 < batch.size()) {
        row++;
        field = 0;
        if (fields.isEmpty()) {
          continue;
        }
        return true;
      }
      batch = rows.next();
      row = 0;
      field = 0;
      if (batch == null) {
        return false;
      }
    }
    return true;
  }

  private static Column column(List<Value> values) {
    return new ValueColumn(values.toArray(Value[]::new));
  }

  @Override
  public void close() {}
}
