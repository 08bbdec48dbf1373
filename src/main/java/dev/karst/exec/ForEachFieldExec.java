package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.plan.ForEachField;
import dev.karst.plan.Inline;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A template's commands for fields that are known when all rows are; by name, in order. */
final class ForEachFieldExec implements Exec {
  private final Exec input;
  private final ExecContext context;
  private final ForEachField plan;
  private RowTable table;
  private Exec commands;

  private ForEachFieldExec(Exec input, ExecContext context, ForEachField plan) {
    this.input = input;
    this.context = context;
    this.plan = plan;
  }

  static Exec from(ForEachField plan, Operators.Inputs inputs, ExecContext context) {
    return new ForEachFieldExec(inputs.build(plan.input()), context, plan);
  }

  @Override
  public Batch next() {
    if (commands == null) {
      start();
    }
    return commands.next();
  }

  private void start() {
    table = RowTable.of(input, context, "foreach");
    List<String> names = new ArrayList<>(table.names());
    Collections.sort(names);
    int[] order = new int[table.rows()];
    java.util.Arrays.setAll(order, i -> i);
    Inline rows = new Inline(table.gather(order, 0, order.length));
    ExecContext quiet =
        new ExecContext(context.session(), context.functions(), context.aggregates(), null);
    commands =
        Operators.build(
            plan.template().over(rows, ForEachField.matches(plan.patterns(), names)), quiet);
  }

  @Override
  public void close() {
    if (commands != null) {
      commands.close();
    }
    if (table != null) {
      table.close();
    }
    input.close();
  }
}
