package dev.karst.command;

import dev.karst.plan.Plan;
import dev.karst.plan.Reverse;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Stage;

/** {@code reverse}: the rows, last first. */
final class ReverseCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "reverse",
          ArgumentRule.LIST,
          "",
          "Gives the rows last first.",
          "| makeresults count=3 | streamstats count AS n | reverse");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    lowering.items(stage, SPEC).end();
    return new Reverse(input);
  }
}
