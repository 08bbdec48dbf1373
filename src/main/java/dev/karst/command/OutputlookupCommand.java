package dev.karst.command;

import dev.karst.knowledge.Lookup;
import dev.karst.knowledge.LookupWrite;
import dev.karst.plan.Plan;
import dev.karst.plan.Write;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Literal;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;

/** {@code outputlookup}: writes rows to a lookup and passes them on. */
final class OutputlookupCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "outputlookup",
          ArgumentRule.LIST,
          "[append=<bool>] [max=<count>] [key_field=<field>] <lookup>",
          "Writes rows to a lookup: to the home if there is one, else for this run only.",
          "| makeresults | eval user=\"ann\" | outputlookup seen_users.csv",
          new CommandSpec.Option("append", "<bool>", "add rows to those that are there"),
          new CommandSpec.Option("max", "<count>", "the most rows that are written"),
          new CommandSpec.Option(
              "override_if_empty", "<bool>", "empty the lookup where there are no rows; true"),
          new CommandSpec.Option("create_empty", "<bool>", "has no effect: an empty table is one"),
          new CommandSpec.Option(
              "key_field", "<field>", "replace the rows of the same key, keep the others"),
          new CommandSpec.Option("allow_updates", "<bool>", "replace rows of keys that are there"),
          new CommandSpec.Option("createinapp", "<bool>", "has no effect: there are no apps"),
          new CommandSpec.Option("create_context", "<text>", "has no effect: there are no apps"),
          new CommandSpec.Option("output_format", "<text>", "only splunk_sv_csv is supported"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    items.flag("createinapp", true);
    items.flag("create_empty", false);
    if (!items.text("output_format").orElse("splunk_sv_csv").equals("splunk_sv_csv")) {
      throw new SearchError(
          "unsupported",
          "outputlookup writes output_format=splunk_sv_csv only",
          items.item("output_format").orElseThrow().span());
    }
    Literal name = items.word("a lookup");
    items.end();
    Lookup lookup =
        lowering
            .knowledge()
            .lookups()
            .writable(name.text())
            .orElseThrow(() -> LookupNames.unknown(name, "outputlookup", lowering));
    LookupWrite how =
        new LookupWrite(
            items.flag("append", false),
            !items.flag("override_if_empty", true),
            items.number("max", Long.MAX_VALUE),
            items.text("key_field").orElse(null),
            items.flag("allow_updates", true));
    return new Write(input, new Write.Table(lowering.knowledge().lookups(), lookup, how));
  }
}
