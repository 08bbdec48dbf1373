package dev.karst.command;

import dev.karst.plan.Again;
import dev.karst.plan.AppendPipe;
import dev.karst.plan.Plan;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Pipeline;
import dev.karst.syntax.Stage;

/** {@code appendpipe}: what a pipe makes of the rows, after the rows. */
final class AppendpipeCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "appendpipe",
          ArgumentRule.LIST,
          "[<pipe>]",
          "Runs a pipe on the rows and puts what it gives after them.",
          "| makeresults count=2 | eval a=1 | appendpipe [stats sum(a) AS a]",
          new CommandSpec.Option("run_in_preview", "<bool>", "has no effect on the answer"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    items.flag("run_in_preview", true);
    Pipeline pipe = lowering.syntax().subsearch(items.bracket().span());
    items.end();
    return new AppendPipe(input, lowering.deeper().lower(pipe, new Again(input.fields())));
  }
}
