package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.plan.Project;
import dev.karst.session.Session;
import java.util.LinkedHashMap;
import java.util.Map;

/** Some of the fields. */
final class ProjectExec extends StreamExec {
  private final Project plan;

  private ProjectExec(Exec input, Session session, Project plan) {
    super(input, session);
    this.plan = plan;
  }

  static Exec from(Project plan, Operators.Inputs inputs, ExecContext context) {
    return new ProjectExec(inputs.build(plan.input()), context.session(), plan);
  }

  @Override
  Batch apply(Batch batch) {
    Map<String, Column> kept = new LinkedHashMap<>();
    for (String name : plan.select(batch.names())) {
      kept.put(name, batch.column(name));
    }
    return batch.withColumns(kept);
  }
}
