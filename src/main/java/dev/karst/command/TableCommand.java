package dev.karst.command;

import dev.karst.plan.Plan;
import dev.karst.plan.Project;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Literal;
import dev.karst.syntax.Stage;

/** {@code table}: exactly the named fields, in this order. */
final class TableCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "table",
          ArgumentRule.LIST,
          "<field>, ...",
          "Gives exactly the named fields, in this order; wildcards give what they match.",
          "| makeresults | eval b=1, a=2 | table a, b");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    var patterns = items.someNames().stream().map(Literal::text).toList();
    items.end();
    return new Project(input, patterns, Project.Mode.TABLE);
  }
}
