package dev.karst.command;

import dev.karst.plan.Plan;
import dev.karst.plan.Project;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Literal;
import dev.karst.syntax.Stage;
import java.util.List;

/** {@code fields}: keeps or removes fields. */
final class FieldsCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "fields",
          ArgumentRule.LIST,
          "[+|-] <field>, ...",
          "Keeps the named fields and the internal ones, or removes the named ones.",
          "| makeresults | eval a=1, b=2 | fields - b");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    boolean remove = items.keyword("-");
    if (!remove) {
      items.keyword("+");
    }
    List<String> patterns = items.someNames().stream().map(Literal::text).toList();
    items.end();
    return new Project(input, patterns, remove ? Project.Mode.REMOVE : Project.Mode.KEEP);
  }
}
