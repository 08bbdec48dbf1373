package dev.karst.command;

import dev.karst.plan.Extract;
import dev.karst.plan.Extraction;
import dev.karst.plan.Needs;
import dev.karst.plan.Plan;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Stage;

/** {@code xmlkv}: {@code <name>value</name>} as fields. */
final class XmlkvCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "xmlkv",
          ArgumentRule.LIST,
          "[<field>] [maxinputs=<count>]",
          "Makes a field of each XML element that holds text only; _raw unless a field is named.",
          "| makeresults | eval _raw=\"<user>ann</user>\" | xmlkv",
          new CommandSpec.Option("maxinputs", "<count>", "has no effect on the answer"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    String field = items.hasNext() ? items.word("a field").text() : "_raw";
    items.end();
    items.number("maxinputs", 1);
    return new Extract(input, new Extraction.Elements(field), null, Needs.ALL);
  }
}
