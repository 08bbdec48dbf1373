package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.ConstantColumn;
import dev.karst.plan.Render;
import dev.karst.value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All rows as one text. */
final class RenderExec implements Exec {
  private final Exec input;
  private final ExecContext context;
  private final Render plan;
  private boolean done;

  private RenderExec(Exec input, ExecContext context, Render plan) {
    this.input = input;
    this.context = context;
    this.plan = plan;
  }

  static Exec from(Render plan, Operators.Inputs inputs, ExecContext context) {
    return new RenderExec(inputs.build(plan.input()), context, plan);
  }

  @Override
  public Batch next() {
    if (done) {
      return null;
    }
    done = true;
    List<Batch> rows = new ArrayList<>();
    try (RowTable table = new RowTable(context.session().memory(), "format")) {
      long left = plan.how().most();
      for (Batch batch = input.next(); batch != null && left > 0; batch = input.next()) {
        context.session().cancellation().check();
        Batch head = batch.head((int) Math.min(left, batch.size())).compact();
        left -= head.size();
        table.add(head);
        rows.add(head);
      }
      Text text = Text.of(plan.how().text(rows));
      return Batch.of(Map.of(Render.FIELD, new ConstantColumn(text, 1)), 1);
    }
  }

  @Override
  public void close() {
    input.close();
  }
}
