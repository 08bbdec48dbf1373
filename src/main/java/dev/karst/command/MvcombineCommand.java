package dev.karst.command;

import dev.karst.plan.MvCombine;
import dev.karst.plan.Plan;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Stage;

/** {@code mvcombine}: rows that differ in one field only as one row. */
final class MvcombineCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "mvcombine",
          ArgumentRule.LIST,
          "[delim=<text>] <field>",
          "Makes one row of the rows that are equal in all other fields.",
          "| makeresults format=csv data=\"host,n\\na,1\\nb,1\" | mvcombine host",
          new CommandSpec.Option("delim", "<text>", "what nomv puts between the values"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    String field = items.word("a field").text();
    items.end();
    return new MvCombine(input, field, items.text("delim").orElse(null));
  }
}
