package dev.karst.command;

import dev.karst.plan.Plan;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Stage;

/** {@code rare}: see {@link MostCommon}. */
final class RareCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "rare",
          ArgumentRule.LIST,
          "[<count>] [<option> ...] <field>, ... [BY <field>, ...]",
          "Gives the least common combinations of values with their counts and shares.",
          "| makeresults count=3 | streamstats count AS n | eval a=if(n=1, \"x\", \"y\") | rare limit=1 a",
          MostCommon.OPTIONS.toArray(CommandSpec.Option[]::new));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    return new MostCommon(stage, SPEC, false, lowering).over(input);
  }
}
