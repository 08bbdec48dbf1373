package dev.karst.command;

import dev.karst.plan.ForEachRow;
import dev.karst.plan.Plan;
import dev.karst.session.Limit;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Item;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.SourceText;
import dev.karst.text.Span;

/** {@code map}: a search for each row, with the row's values filled in. */
final class MapCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "map",
          ArgumentRule.LIST,
          "search=\"<search>\" | [<subsearch>] [maxsearches=<count>]",
          "Runs a search for each row; $field$ in it stands for the row's value.",
          "| makeresults | eval n=2 | map search=\"| makeresults count=$n$\"",
          new CommandSpec.Option("search", "<text>", "the search"),
          new CommandSpec.Option("maxsearches", "<count>", "the most rows; 10"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    String template;
    Span place;
    if (items.hasNext() && items.peek() instanceof Item.Sub) {
      place = items.peek().span();
      template = items.bracket().text();
    } else {
      if (items.hasNext()) {
        throw new SearchError(
            "unsupported",
            "map runs search=\"...\" or [...]; there are no saved searches",
            items.peek().span());
      }
      template = items.text("search").orElseThrow(() -> items.missing("search=\"...\""));
      place = items.item("search").orElseThrow().span();
    }
    items.end();
    // What a token stands for is not known yet; a number is right nearly everywhere.
    String sample = template.replaceAll("\\$([A-Za-z_][A-Za-z0-9_.{}:-]*)\\$", "0");
    lowering.subsearches().check(SourceText.quoted("map", sample, place), lowering);
    return new ForEachRow(
        input,
        template,
        items.number("maxsearches", lowering.session().limit(Limit.MAP_SEARCHES)),
        text -> lowering.subsearches().plan(SourceText.quoted("map", text, place), lowering));
  }
}
