package dev.karst.command;

import dev.karst.plan.Limit;
import dev.karst.plan.Plan;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Item;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;

/** {@code head}: the first rows. */
final class HeadCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "head",
          ArgumentRule.LIST,
          "[<count>]",
          "Gives the first rows, 10 unless a count is given.",
          "| makeresults count=3 | head 2",
          new CommandSpec.Option("limit", "<count>", "how many rows"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    long count = items.number("limit", 10);
    if (items.hasNext() && items.peek() instanceof Item.Group group) {
      throw new SearchError(
          "unsupported", "'head' with a condition is not supported", group.span());
    }
    if (items.hasNext()) {
      count = ItemCursor.number(items.word("a count"));
    }
    items.end();
    return new Limit(input, count, false);
  }
}
