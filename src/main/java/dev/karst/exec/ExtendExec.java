package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.plan.Extend;
import dev.karst.plan.Guard;
import dev.karst.session.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Computed fields. */
final class ExtendExec extends StreamExec {
  /** An assignment and its rows; assignments for the same rows share the object. */
  private record Step(Computed computed, GuardRows rows) {}

  private final List<Step> steps;
  private final boolean atOnce;

  private ExtendExec(Exec input, Session session, List<Step> steps, boolean atOnce) {
    super(input, session);
    this.steps = steps;
    this.atOnce = atOnce;
  }

  static Exec from(Extend plan, Operators.Inputs inputs, ExecContext context) {
    Map<Guard, GuardRows> rows = new HashMap<>();
    List<Step> steps = new ArrayList<>();
    for (Extend.Assigned assigned : plan.assignments()) {
      steps.add(
          new Step(
              Computed.of(assigned.assignment(), context),
              rows.computeIfAbsent(assigned.guard(), GuardRows::new)));
    }
    return new ExtendExec(inputs.build(plan.input()), context.session(), steps, plan.atOnce());
  }

  @Override
  Batch apply(Batch batch) {
    Map<GuardRows, Batch> narrowed = new IdentityHashMap<>();
    Batch result = batch;
    for (Step step : steps) {
      Batch concerned = narrowed.computeIfAbsent(step.rows(), rows -> rows.narrow(batch));
      if (concerned.size() > 0) {
        Batch seen = atOnce || result == batch ? concerned : result.select(rows(concerned));
        result = step.computed().assign(result, seen, step.computed().evaluator().evaluate(seen));
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
