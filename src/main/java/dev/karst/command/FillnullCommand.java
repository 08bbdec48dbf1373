package dev.karst.command;

import dev.karst.plan.Fill;
import dev.karst.plan.Plan;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Literal;
import dev.karst.syntax.Stage;

/** {@code fillnull}: puts a value where a field is absent. */
final class FillnullCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "fillnull",
          ArgumentRule.LIST,
          "[value=<text>] [<field>, ...]",
          "Puts a value where a field is absent; all fields of the result unless some are named.",
          "| makeresults | eval a=1 | fillnull value=none b",
          new CommandSpec.Option("value", "<text>", "what is put there; 0 unless given"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    var names = items.names().stream().map(Literal::text).toList();
    items.end();
    return new Fill(input, names, items.text("value").orElse("0"));
  }
}
