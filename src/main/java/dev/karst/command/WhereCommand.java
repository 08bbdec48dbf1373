package dev.karst.command;

import dev.karst.plan.Plan;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Arguments;
import dev.karst.syntax.Stage;

/** {@code where}: keeps the rows for which an eval expression is TRUE. */
final class WhereCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "where",
          ArgumentRule.WHERE,
          "<eval expression>",
          "Keeps the rows for which an eval expression is TRUE.",
          "| makeresults | eval bytes=10 | where bytes > 5 AND isnull(user)");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    return lowering.filter(input, ((Arguments.Where) stage.arguments()).condition());
  }
}
