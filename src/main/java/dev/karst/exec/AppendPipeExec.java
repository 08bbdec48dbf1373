package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.plan.Again;
import dev.karst.plan.AppendPipe;
import dev.karst.plan.Inline;
import java.util.Arrays;
import java.util.Map;

/** The rows of the input, then those that a pipe makes of them. */
final class AppendPipeExec implements Exec {
  private final Exec input;
  private final ExecContext context;
  private final AppendPipe plan;
  private final RowTable table;
  private Exec pipe;

  private AppendPipeExec(Exec input, ExecContext context, AppendPipe plan) {
    this.input = input;
    this.context = context;
    this.plan = plan;
    this.table = new RowTable(context.session().memory(), "appendpipe");
  }

  static Exec from(AppendPipe plan, Operators.Inputs inputs, ExecContext context) {
    return new AppendPipeExec(inputs.build(plan.input()), context, plan);
  }

  @Override
  public Batch next() {
    if (pipe == null) {
      context.session().cancellation().check();
      Batch batch = input.next();
      if (batch != null) {
        Batch kept = batch.compact();
        table.add(kept);
        return kept;
      }
      int[] order = new int[table.rows()];
      Arrays.setAll(order, i -> i);
      Batch rows = order.length == 0 ? Batch.of(Map.of(), 0) : table.gather(order, 0, order.length);
      pipe = Operators.build(Again.replace(plan.pipe(), new Inline(rows)), context);
    }
    return pipe.next();
  }

  @Override
  public void close() {
    if (pipe != null) {
      pipe.close();
    }
    table.close();
    input.close();
  }
}
