package dev.karst.command;

import dev.karst.plan.Extract;
import dev.karst.plan.Extraction;
import dev.karst.plan.Needs;
import dev.karst.plan.Plan;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Stage;

/** {@code fromjson}: the members of a JSON object as fields. */
final class FromjsonCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "fromjson",
          ArgumentRule.LIST,
          "<field> [prefix=<text>]",
          "Makes a field of each member of a JSON object; arrays become multivalues.",
          "| makeresults | eval object=json_object(\"name\", \"ann\", \"age\", 63)"
              + " | fromjson object prefix=json_",
          new CommandSpec.Option("prefix", "<text>", "stands before the fields' names"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    String field = items.word("a field").text();
    items.end();
    Extraction extraction = new Extraction.Members(field, items.text("prefix").orElse(""));
    return new Extract(input, extraction, null, Needs.ALL);
  }
}
