package dev.karst.command;

import dev.karst.knowledge.Lookup;
import dev.karst.plan.Inline;
import dev.karst.plan.Plan;
import dev.karst.plan.Union;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Arguments;
import dev.karst.syntax.SearchExpr;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;
import java.util.List;

/** {@code inputlookup}: the rows of a lookup's table (semantics.md section 6). */
final class InputlookupCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.first(
              "inputlookup",
              ArgumentRule.LOOKUP,
              "[append=<bool>] [start=<count>] [max=<count>] <lookup> [WHERE <search expression>]",
              "Gives the rows of a lookup; with append=true, after the rows that are there.",
              "| inputlookup users where department=\"it*\"",
              new CommandSpec.Option("append", "<bool>", "put the rows after those that are there"),
              new CommandSpec.Option("start", "<count>", "how many rows are passed over"),
              new CommandSpec.Option("max", "<count>", "the most rows that are read"),
              new CommandSpec.Option(
                  "strict", "<bool>", "has no effect: errors always end a search"))
          .anywhere();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    items.flag("strict", false);
    boolean append = items.flag("append", false);
    if (input != null && !append) {
      throw new SearchError(
          "not-first",
          "This command must be the first command of a search: 'inputlookup'",
          stage.name(),
          "append=true puts the rows after those that are there");
    }
    Lookup lookup = LookupNames.find(items.word("a lookup"), "inputlookup", lowering);
    items.end();
    int size = lookup.data().size();
    int start = (int) Math.min(size, items.number("start", 0));
    int count = (int) Math.min(size - start, items.number("max", 1_000_000_000));
    Plan rows = new Inline(lookup.data().rows().slice(start, count));
    SearchExpr where = ((Arguments.Items) stage.arguments()).where();
    if (where != null) {
      rows = lowering.filter(rows, where);
    }
    return input == null ? rows : new Union(List.of(input, rows), false);
  }
}
