package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ValueColumn;
import dev.karst.plan.RowTotals;
import dev.karst.session.Session;
import dev.karst.value.Num;
import dev.karst.value.Value;
import java.util.List;

/** The sum of each row's numbers; 0 where it has none. */
final class RowTotalsExec extends StreamExec {
  private final RowTotals plan;
  private final FieldPatterns patterns;

  private RowTotalsExec(Exec input, Session session, RowTotals plan) {
    super(input, session);
    this.plan = plan;
    this.patterns = new FieldPatterns(plan.patterns());
  }

  static Exec from(RowTotals plan, Operators.Inputs inputs, ExecContext context) {
    return new RowTotalsExec(inputs.build(plan.input()), context.session(), plan);
  }

  @Override
  Batch apply(Batch batch) {
    List<Column> columns =
        batch.names().stream()
            .filter(name -> patterns.match(name) && !name.equals(plan.target()))
            .map(batch::column)
            .toList();
    Value[] totals = new Value[batch.rows()];
    for (int i = 0; i < batch.size(); i++) {
      int row = batch.row(i);
      double total = 0;
      for (Column column : columns) {
        Value value = column.value(row);
        Num number = value == null ? null : value.asNumber();
        total += number == null || Double.isNaN(number.value()) ? 0 : number.value();
      }
      totals[row] = Num.of(total);
    }
    return batch.with(plan.target(), new ValueColumn(totals));
  }
}
