package dev.karst.command;

import dev.karst.plan.Plan;
import dev.karst.plan.Unpivot;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Literal;
import dev.karst.syntax.Stage;
import java.util.List;

/** {@code untable}: one row for each cell of a table. */
final class UntableCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "untable",
          ArgumentRule.LIST,
          "<row field> <name field> <value field>",
          "Gives one row for each cell of a table, with the name of its column.",
          "| makeresults | eval id=1, a=2, b=3 | untable id name value");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    List<String> names = items.names().stream().map(Literal::text).toList();
    items.end();
    if (names.size() != 3) {
      throw items.missing("three fields");
    }
    return new Unpivot(input, names.get(0), names.get(1), names.get(2));
  }
}
