package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.plan.Union;
import java.util.List;

/** The rows of all inputs, one input after another. */
final class UnionExec implements Exec {
  private final List<Exec> inputs;
  private int current;

  private UnionExec(List<Exec> inputs) {
    this.inputs = inputs;
  }

  static Exec from(Union plan, Operators.Inputs inputs, ExecContext context) {
    List<Exec> built = plan.inputs().stream().map(inputs::build).toList();
    return plan.byTime() ? MergeExec.of(built, context.session()) : new UnionExec(built);
  }

  @Override
  public Batch next() {
    while (current < inputs.size()) {
      Batch batch = inputs.get(current).next();
      if (batch != null) {
        return batch;
      }
      current++;
    }
    return null;
  }

  @Override
  public void close() {
    inputs.forEach(Exec::close);
  }
}
