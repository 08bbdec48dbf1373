package dev.karst.command;

import dev.karst.plan.Plan;
import dev.karst.plan.Union;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Stage;
import java.util.List;

/** {@code append}: the rows of a subsearch after those that are there. */
final class AppendCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "append",
          ArgumentRule.LIST,
          "[maxout=<count>] [<subsearch>]",
          "Puts the rows of a subsearch after those that are there.",
          "| makeresults | append [| makeresults count=2]",
          SubsearchOptions.with());

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    Plan rows = SubsearchOptions.rows(items.bracket(), items, "append", lowering);
    items.end();
    return new Union(List.of(input, rows), false);
  }
}
