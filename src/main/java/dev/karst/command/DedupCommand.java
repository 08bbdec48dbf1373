package dev.karst.command;

import dev.karst.plan.Dedup;
import dev.karst.plan.Plan;
import dev.karst.plan.Sort;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Item;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;
import java.util.ArrayList;
import java.util.List;

/** {@code dedup}: the first rows of each combination of values. */
final class DedupCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "dedup",
          ArgumentRule.LIST,
          "[<count>] <field>, ... [sortby [-|+]<field> ...]",
          "Keeps the first rows of each combination of values; rows that lack a field go.",
          "| makeresults count=3 | eval a=\"x\" | dedup a",
          new CommandSpec.Option("keepevents", "<bool>", "keep all rows, without the fields"),
          new CommandSpec.Option("keepempty", "<bool>", "keep rows that lack a field"),
          new CommandSpec.Option("consecutive", "<bool>", "only neighbours are repeats"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    int count = 1;
    if (items.hasNext()
        && items.peek() instanceof Item.Word word
        && word.literal().text().matches("\\d{1,9}")) {
      count = (int) ItemCursor.number(items.word("a count"));
      if (count == 0) {
        throw new SearchError(
            "bad-number", "dedup keeps at least one row of each combination", word.span());
      }
    }
    List<String> names = new ArrayList<>();
    Plan sorted = input;
    while (items.hasNext()) {
      if (items.keyword("sortby")) {
        sorted = new Sort(input, sortKeys(items), 0);
      } else if (!items.comma()) {
        names.add(items.word("a field").text());
      }
    }
    if (names.isEmpty()) {
      throw items.missing("a field");
    }
    return new Dedup(
        sorted,
        names,
        count,
        items.flag("keepevents", false),
        items.flag("keepempty", false),
        items.flag("consecutive", false));
  }

  private static List<Sort.Key> sortKeys(ItemCursor items) {
    List<Sort.Key> keys = new ArrayList<>();
    while (items.hasNext()) {
      if (!items.comma()) {
        keys.add(SortCommand.key(items));
      }
    }
    if (keys.isEmpty()) {
      throw items.missing("a field after sortby");
    }
    return keys;
  }
}
