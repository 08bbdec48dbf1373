package dev.karst.command;

import dev.karst.plan.Plan;
import dev.karst.plan.Zip;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Stage;

/** {@code appendcols}: the fields of a subsearch's rows beside those that are there. */
final class AppendcolsCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "appendcols",
          ArgumentRule.LIST,
          "[override=<bool>] [maxout=<count>] [<subsearch>]",
          "Puts the first row of a subsearch beside the first row, and so on.",
          "| makeresults | appendcols [| makeresults | eval b=1]",
          SubsearchOptions.with(
              new CommandSpec.Option("override", "<bool>", "the subsearch's values win")));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    Plan rows = SubsearchOptions.rows(items.bracket(), items, "appendcols", lowering);
    items.end();
    return new Zip(input, rows, items.flag("override", false));
  }
}
