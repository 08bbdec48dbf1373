package dev.karst.command;

import dev.karst.plan.Expand;
import dev.karst.plan.Plan;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Literal;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;

/** {@code mvexpand}: one row for each value of a multivalue. */
final class MvexpandCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "mvexpand",
          ArgumentRule.LIST,
          "<field> [limit=<count>]",
          "Gives one row for each value of a multivalue field.",
          "| makeresults | eval a=split(\"x,y\", \",\") | mvexpand a",
          new CommandSpec.Option("limit", "<count>", "the most values of one row; 0 for all"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    Literal field = items.word("a field");
    items.end();
    if (field.text().startsWith("_")) {
      throw new SearchError(
          "internal-field", "mvexpand does not work on internal fields", field.span());
    }
    return new Expand(input, field.text(), (int) Math.min(1 << 30, items.number("limit", 0)));
  }
}
