package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.expr.Cell;
import dev.karst.expr.Expr;
import dev.karst.plan.HeadWhile;
import dev.karst.session.Session;

/** The rows before the first that does not satisfy a condition. */
final class HeadWhileExec extends StreamExec {
  private final HeadWhile plan;
  private final Expr condition;
  private boolean done;

  private HeadWhileExec(Exec input, Session session, HeadWhile plan, Expr condition) {
    super(input, session);
    this.plan = plan;
    this.condition = condition;
  }

  static Exec from(HeadWhile plan, Operators.Inputs inputs, ExecContext context) {
    return new HeadWhileExec(
        inputs.build(plan.input()),
        context.session(),
        plan,
        context.binder().condition(plan.condition()));
  }

  @Override
  boolean done() {
    return done;
  }

  @Override
  Batch apply(Batch batch) {
    Cell cell = condition.over(batch);
    for (int i = 0; i < batch.size(); i++) {
      if (!cell.isTrue(batch.row(i)) && !(plan.throughNull() && isUnknown(batch, i))) {
        done = true;
        return batch.head(plan.keepLast() ? i + 1 : i);
      }
    }
    return batch;
  }

  private boolean isUnknown(Batch batch, int i) {
    return plan.reads().stream().anyMatch(field -> batch.value(field, i) == null);
  }
}
