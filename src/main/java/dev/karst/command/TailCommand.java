package dev.karst.command;

import dev.karst.plan.Limit;
import dev.karst.plan.Plan;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Stage;

/** {@code tail}: the last rows, last first. */
final class TailCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "tail",
          ArgumentRule.LIST,
          "[<count>]",
          "Gives the last rows, last first; 10 unless a count is given.",
          "| makeresults count=3 | streamstats count AS n | tail 2");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    long count = items.hasNext() ? ItemCursor.number(items.word("a count")) : 10;
    items.end();
    return new Limit(input, count, true);
  }
}
