package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ConstantColumn;
import dev.karst.plan.ColumnTotals;
import dev.karst.value.Num;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/** One row more, with the sums of the columns' numbers. */
final class ColumnTotalsExec implements Exec {
  private final ColumnTotals plan;
  private final Exec input;
  private final ExecContext context;
  private final FieldPatterns patterns;
  private final Map<String, Double> totals = new LinkedHashMap<>();
  private boolean done;

  private ColumnTotalsExec(ColumnTotals plan, Exec input, ExecContext context) {
    this.plan = plan;
    this.input = input;
    this.context = context;
    this.patterns = new FieldPatterns(plan.patterns());
  }

  static Exec from(ColumnTotals plan, Operators.Inputs inputs, ExecContext context) {
    return new ColumnTotalsExec(plan, inputs.build(plan.input()), context);
  }

  @Override
  public Batch next() {
    if (done) {
      return null;
    }
    context.session().cancellation().check();
    Batch batch = input.next();
    if (batch != null) {
      add(batch);
      return batch;
    }
    done = true;
    return totals();
  }

  private void add(Batch batch) {
    for (String name : batch.names()) {
      if (!patterns.match(name)) {
        continue;
      }
      Column column = batch.column(name);
      for (int i = 0; i < batch.size(); i++) {
        Value value = column.value(batch.row(i));
        Num number = value == null ? null : value.asNumber();
        if (number != null && !Double.isNaN(number.value())) {
          totals.merge(name, number.value(), Double::sum);
        }
      }
    }
  }

  private Batch totals() {
    Map<String, Column> row = new LinkedHashMap<>();
    totals.forEach((name, total) -> row.put(name, new ConstantColumn(Num.of(total), 1)));
    if (plan.labelField() != null) {
      row.put(plan.labelField(), new ConstantColumn(Text.of(plan.label()), 1));
    }
    return Batch.of(row, 1);
  }

  @Override
  public void close() {
    input.close();
  }
}
