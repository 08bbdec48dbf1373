package dev.karst.command;

import dev.karst.plan.Limit;
import dev.karst.plan.Plan;
import dev.karst.plan.Transpose;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Stage;

/** {@code transpose}: rows turned into columns. */
final class TransposeCommand implements Command {
  private static final int ROWS = 5;

  private static final CommandSpec SPEC =
      CommandSpec.later(
          "transpose",
          ArgumentRule.LIST,
          "[<count>] [column_name=<field>] [header_field=<field>] [include_empty=<bool>]",
          "Turns the first rows, 5 unless a count is given and all for 0, into columns.",
          "| makeresults count=2 | streamstats count AS n | transpose",
          new CommandSpec.Option(
              "column_name", "<field>", "gets the names of the fields; column unless given"),
          new CommandSpec.Option("header_field", "<field>", "whose values name the columns"),
          new CommandSpec.Option(
              "include_empty", "<bool>", "a row for fields without values too; true unless given"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    long rows = items.hasNext() ? ItemCursor.number(items.word("a count")) : ROWS;
    items.end();
    return new Transpose(
        rows == 0 ? input : new Limit(input, rows, false),
        items.text("column_name").orElse("column"),
        items.text("header_field").orElse(null),
        items.flag("include_empty", true));
  }
}
