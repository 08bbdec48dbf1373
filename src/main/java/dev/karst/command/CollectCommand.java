package dev.karst.command;

import dev.karst.plan.Plan;
import dev.karst.plan.Write;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;

/** {@code collect}: writes rows to an index as events, and passes them on. */
final class CollectCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "collect",
          ArgumentRule.LIST,
          "index=<index> [source=<text>] [sourcetype=<text>] [marker=<text>] [testmode=<bool>]",
          "Writes rows to an index as events: to the home if there is one, else for this run only.",
          "| makeresults | eval user=\"ann\" | collect index=summary testmode=true",
          new CommandSpec.Option("index", "<index>", "where the events go"),
          new CommandSpec.Option("source", "<text>", "their source; the name of the command"),
          new CommandSpec.Option("sourcetype", "<text>", "their source type; stash"),
          new CommandSpec.Option("host", "<text>", "their host; localhost"),
          new CommandSpec.Option("addtime", "<bool>", "begin texts with the time; true"),
          new CommandSpec.Option("marker", "<text>", "what is added to each text"),
          new CommandSpec.Option("testmode", "<bool>", "write nothing; false"),
          new CommandSpec.Option("output_format", "raw|hec", "only raw is supported"),
          new CommandSpec.Option("file", "<text>", "has no effect: there is no spool"),
          new CommandSpec.Option("spool", "<bool>", "has no effect: there is no spool"),
          new CommandSpec.Option("uselb", "<bool>", "has no effect: there is no spool"),
          new CommandSpec.Option("run_in_preview", "<bool>", "has no effect on the answer"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    items.end();
    items.text("file");
    items.flag("spool", true);
    items.flag("uselb", true);
    items.flag("run_in_preview", false);
    if (!items.text("output_format").orElse("raw").equals("raw")) {
      throw new SearchError(
          "unsupported",
          "collect writes output_format=raw only",
          items.item("output_format").orElseThrow().span());
    }
    Write.Index target =
        new Write.Index(
            items.text("index").orElseThrow(() -> items.missing("index=<index>")),
            items.text("source").orElse("collect"),
            items.text("sourcetype").orElse("stash"),
            items.text("host").orElse("localhost"),
            items.text("marker").orElse(""),
            items.flag("addtime", true),
            lowering.subsearches().collected());
    return items.flag("testmode", false) ? input : new Write(input, target);
  }
}
