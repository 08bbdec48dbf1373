package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.plan.Cap;
import dev.karst.session.Session;

/** The first rows of a subsearch; says so where there are more. */
final class CapExec extends StreamExec {
  private final Cap plan;
  private final Session session;
  private long left;
  private boolean said;

  private CapExec(Exec input, Session session, Cap plan) {
    super(input, session);
    this.plan = plan;
    this.session = session;
    this.left = plan.count();
  }

  static Exec from(Cap plan, Operators.Inputs inputs, ExecContext context) {
    return new CapExec(inputs.build(plan.input()), context.session(), plan);
  }

  @Override
  boolean done() {
    return said;
  }

  @Override
  Batch apply(Batch batch) {
    if (batch.size() > left) {
      said = true;
      session
          .warnings()
          .add(
              "cut",
              plan.what() + " gave more than " + plan.count() + " rows; the rest is left out",
              "the limit is set by " + plan.option());
    }
    Batch head = batch.head((int) Math.min(left, batch.size()));
    left -= head.size();
    return head;
  }
}
