package dev.karst.command;

import dev.karst.plan.ColumnTotals;
import dev.karst.plan.Plan;
import dev.karst.plan.RowTotals;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Literal;
import dev.karst.syntax.Stage;
import java.util.List;

/** {@code addtotals}: the sum of each row, and with {@code col=true} of each column. */
final class AddtotalsCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "addtotals",
          ArgumentRule.LIST,
          "[<option> ...] [<field> ...]",
          "Adds the sum of each row's numbers, and of each column's.",
          "| makeresults | eval a=1, b=2 | addtotals fieldname=sum a b",
          new CommandSpec.Option("row", "<bool>", "a field with each row's sum; true unless given"),
          new CommandSpec.Option("col", "<bool>", "a row with each column's sum"),
          new CommandSpec.Option("fieldname", "<field>", "the sum's field; Total unless given"),
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
    List<String> patterns = given.isEmpty() ? List.of("*") : given;
    String target = items.text("fieldname").orElse("Total");
    Plan plan = input;
    if (items.flag("row", true)) {
      plan = new RowTotals(plan, patterns, target);
    }
    return items.flag("col", false)
        ? new ColumnTotals(
            plan,
            patterns,
            items.text("labelfield").orElse(null),
            items.text("label").orElse("Total"))
        : plan;
  }
}
