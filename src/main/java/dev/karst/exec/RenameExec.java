package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.plan.Rename;
import dev.karst.session.Session;
import java.util.LinkedHashMap;
import java.util.Map;

/** Fields under other names. */
final class RenameExec extends StreamExec {
  private final Rename plan;

  private RenameExec(Exec input, Session session, Rename plan) {
    super(input, session);
    this.plan = plan;
  }

  static Exec from(Rename plan, Operators.Inputs inputs, ExecContext context) {
    return new RenameExec(inputs.build(plan.input()), context.session(), plan);
  }

  @Override
  Batch apply(Batch batch) {
    Map<String, Column> renamed = new LinkedHashMap<>();
    plan.sources(batch.names()).forEach((name, source) -> renamed.put(name, batch.column(source)));
    return batch.withColumns(renamed);
  }
}
