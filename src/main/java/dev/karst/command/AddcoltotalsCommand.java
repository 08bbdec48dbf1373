package dev.karst.command;

import dev.karst.plan.ColumnTotals;
import dev.karst.plan.Plan;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Literal;
import dev.karst.syntax.Stage;
import java.util.List;

/** {@code addcoltotals}: one row more, with the sum of each column. */
final class AddcoltotalsCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "addcoltotals",
          ArgumentRule.LIST,
          "[labelfield=<field>] [label=<text>] [<field> ...]",
          "Adds a row with the sum of each column's numbers.",
          "| makeresults count=2 | eval a=1 | addcoltotals labelfield=name a",
          new CommandSpec.Option("labelfield", "<field>", "what holds the label in that row"),
          new CommandSpec.Option("label", "<text>", "the label; Total unless given"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    List<String> given = items.names().stream().map(Literal::text).toList();
    items.end();
    return new ColumnTotals(
        input,
        given.isEmpty() ? List.of("*") : given,
        items.text("labelfield").orElse(null),
        items.text("label").orElse("Total"));
  }
}
