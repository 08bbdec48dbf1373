package dev.karst.command;

import dev.karst.plan.FillDown;
import dev.karst.plan.Plan;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Literal;
import dev.karst.syntax.Stage;

/** {@code filldown}: puts a field's last value where the field is absent. */
final class FilldownCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "filldown",
          ArgumentRule.LIST,
          "[<field> ...]",
          "Puts the last value of a field where it is absent; of all fields unless some are named.",
          "| makeresults count=2 | filldown _time");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    var patterns = items.names().stream().map(Literal::text).toList();
    items.end();
    return new FillDown(input, patterns);
  }
}
