package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.plan.Filter;
import dev.karst.session.Session;

/** The rows that satisfy a condition. */
final class FilterExec extends StreamExec {
  private final RowFilter filter;

  private FilterExec(Exec input, Session session, RowFilter filter) {
    super(input, session);
    this.filter = filter;
  }

  static Exec from(Filter plan, Operators.Inputs inputs, ExecContext context) {
    RowFilter filter = new RowFilter(BoundCondition.of(plan.condition(), context));
    return new FilterExec(inputs.build(plan.input()), context.session(), filter);
  }

  @Override
  Batch apply(Batch batch) {
    return filter.narrow(batch);
  }
}
