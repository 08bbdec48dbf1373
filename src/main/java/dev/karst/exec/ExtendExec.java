package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.plan.Extend;
import dev.karst.session.Session;
import java.util.List;

/** Computed fields. */
final class ExtendExec extends StreamExec {
  private final List<Computed> computed;
  private final GuardRows guard;
  private final boolean atOnce;

  private ExtendExec(Exec input, Session session, List<Computed> computed, Extend plan) {
    super(input, session);
    this.computed = computed;
    this.guard = new GuardRows(plan.guard());
    this.atOnce = plan.atOnce();
  }

  static Exec from(Extend plan, Operators.Inputs inputs, ExecContext context) {
    List<Computed> computed =
        plan.assignments().stream()
            .map(Extend.Assigned::assignment)
            .map(one -> Computed.of(one, context))
            .toList();
    return new ExtendExec(inputs.build(plan.input()), context.session(), computed, plan);
  }

  @Override
  Batch apply(Batch batch) {
    Batch concerned = guard.narrow(batch);
    if (concerned.size() == 0) {
      return batch;
    }
    Batch result = batch;
    Batch seen = concerned;
    for (Computed one : computed) {
      result = one.assign(result, seen, one.evaluator().evaluate(seen));
      if (!atOnce) {
        seen = result.select(rows(concerned));
      }
    }
    return result;
  }

  private static int[] rows(Batch batch) {
    int[] rows = new int[batch.size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = batch.row(i);
    }
    return rows;
  }
}
