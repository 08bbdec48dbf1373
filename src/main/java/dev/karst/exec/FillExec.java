package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ValueColumn;
import dev.karst.match.Wildcard;
import dev.karst.plan.Fill;
import dev.karst.session.Session;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Absent values replaced. */
final class FillExec extends StreamExec {
  private final Fill plan;

  private FillExec(Exec input, Session session, Fill plan) {
    super(input, session);
    this.plan = plan;
  }

  static Exec from(Fill plan, Operators.Inputs inputs, ExecContext context) {
    Exec input = inputs.build(plan.input());
    return plan.wild()
        ? new AllFields(input, context, plan)
        : new FillExec(input, context.session(), plan);
  }

  @Override
  Batch apply(Batch batch) {
    return fill(batch, plan.names(), plan.value());
  }

  private static Batch fill(Batch batch, Collection<String> names, String value) {
    Batch filled = batch;
    for (String name : names) {
      Column column = filled.column(name);
      Value[] values = new Value[batch.rows()];
      for (int row = 0; row < values.length; row++) {
        Value before = column.value(row);
        values[row] = before == null ? Text.of(value) : before;
      }
      filled = filled.with(name, new ValueColumn(values));
    }
    return filled;
  }

  /** Fields that any row has, in every row: known only when the last row is seen. */
  private static final class AllFields extends TableExec {
    private final Fill plan;
    private final List<Wildcard> patterns;
    private final List<String> names = new ArrayList<>();

    private AllFields(Exec input, ExecContext context, Fill plan) {
      super(input, context, "fillnull");
      this.plan = plan;
      this.patterns = plan.names().stream().map(name -> Wildcard.of(name, true)).toList();
    }

    @Override
    int[] order(RowTable table) {
      for (String name : table.names()) {
        if (patterns.isEmpty() || patterns.stream().anyMatch(one -> one.matches(name))) {
          names.add(name);
        }
      }
      plan.names().stream().filter(name -> name.indexOf('*') < 0).forEach(names::add);
      int[] order = new int[table.rows()];
      java.util.Arrays.setAll(order, i -> i);
      return order;
    }

    @Override
    Batch finish(Batch batch) {
      return fill(batch, names, plan.value());
    }
  }
}
