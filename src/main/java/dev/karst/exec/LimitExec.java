package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.plan.Limit;
import dev.karst.session.Session;

/** The first rows; for the last ones see {@link TailExec}. */
final class LimitExec extends StreamExec {
  private long left;

  private LimitExec(Exec input, Session session, long count) {
    super(input, session);
    this.left = count;
  }

  static Exec from(Limit plan, Operators.Inputs inputs, ExecContext context) {
    Exec input = inputs.build(plan.input());
    return plan.tail()
        ? new TailExec(input, plan.count(), context, "tail")
        : new LimitExec(input, context.session(), plan.count());
  }

  @Override
  boolean done() {
    return left == 0;
  }

  @Override
  Batch apply(Batch batch) {
    Batch head = batch.head((int) Math.min(left, batch.size()));
    left -= head.size();
    return head;
  }
}
