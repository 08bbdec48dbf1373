package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ValueColumn;
import dev.karst.plan.Transpose;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All rows turned into columns, in one batch: fields become rows in the order of their columns. */
final class TransposeExec implements Exec {
  private final Transpose plan;
  private final Exec input;
  private final ExecContext context;
  private RowTable table;

  private TransposeExec(Transpose plan, Exec input, ExecContext context) {
    this.plan = plan;
    this.input = input;
    this.context = context;
  }

  static Exec from(Transpose plan, Operators.Inputs inputs, ExecContext context) {
    return new TransposeExec(plan, inputs.build(plan.input()), context);
  }

  @Override
  public Batch next() {
    if (table != null) {
      return null;
    }
    table = RowTable.of(input, context, "transpose");
    List<String> fields =
        table.names().stream()
            .filter(name -> !name.equals(plan.header()))
            .filter(name -> plan.empty() || hasValue(table.values(name)))
            .toList();
    if (fields.isEmpty() || table.rows() == 0) {
      return null;
    }
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put(plan.name(), new ValueColumn(fields.stream().map(Text::of).toArray(Value[]::new)));
    Value[] headers = plan.header() == null ? null : table.values(plan.header());
    for (int row = 0; row < table.rows(); row++) {
      Value[] values = new Value[fields.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = table.values(fields.get(i))[row];
      }
      boolean named = headers != null && headers[row] != null;
      columns.put(named ? headers[row].text() : "row " + (row + 1), new ValueColumn(values));
    }
    return Batch.of(columns, fields.size());
  }

  private static boolean hasValue(Value[] values) {
    for (Value value : values) {
      if (value != null && !value.text().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    if (table != null) {
      table.close();
    }
    input.close();
  }
}
