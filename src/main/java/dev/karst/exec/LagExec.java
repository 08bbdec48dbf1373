package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.ValueColumn;
import dev.karst.plan.Lag;
import dev.karst.session.Session;
import dev.karst.value.Value;

/** Values of rows before, kept in a ring. */
final class LagExec extends StreamExec {
  private final Lag plan;
  private final Value[] ring;
  private long seen;

  private LagExec(Exec input, Session session, Lag plan) {
    super(input, session);
    this.plan = plan;
    this.ring = new Value[plan.copies().stream().mapToInt(Lag.Copy::distance).max().orElse(1)];
  }

  static Exec from(Lag plan, Operators.Inputs inputs, ExecContext context) {
    return new LagExec(inputs.build(plan.input()), context.session(), plan);
  }

  @Override
  Batch apply(Batch batch) {
    Value[][] copies = new Value[plan.copies().size()][batch.rows()];
    for (int i = 0; i < batch.size(); i++) {
      for (int c = 0; c < copies.length; c++) {
        long from = seen - plan.copies().get(c).distance();
        copies[c][batch.row(i)] = from < 0 ? null : ring[(int) (from % ring.length)];
      }
      ring[(int) (seen++ % ring.length)] = batch.value(plan.field(), i);
    }
    Batch result = batch;
    for (int c = 0; c < copies.length; c++) {
      result = result.with(plan.copies().get(c).name(), new ValueColumn(copies[c]));
    }
    return result;
  }
}
