package dev.karst.command;

import dev.karst.plan.Bin;
import dev.karst.plan.Buckets;
import dev.karst.plan.Continuous;
import dev.karst.plan.Pivot;
import dev.karst.plan.Plan;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;

/** {@code makecontinuous}: puts a field into bins, with empty rows where a bin has none. */
final class MakecontinuousCommand implements Command {
  private static final int BINS = 100;

  private static final CommandSpec SPEC =
      CommandSpec.later(
          "makecontinuous",
          ArgumentRule.LIST,
          "[<field>] [<option> ...]",
          "Puts a field, _time unless one is named, into bins, and adds empty rows where a bin has"
              + " none.",
          "| makeresults count=2 | streamstats count AS n | eval _time=n*7200 | makecontinuous span=1h",
          BinOptions.OPTIONS.toArray(CommandSpec.Option[]::new));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    String field = items.hasNext() ? items.word("a field").text() : "_time";
    items.end();
    Buckets buckets = new BinOptions(items, lowering, input).buckets(field.equals("_time"), BINS);
    if (buckets instanceof Buckets.Powers) {
      throw new SearchError(
          "bad-option",
          "makecontinuous has no logarithmic span",
          items.item("span").orElseThrow().span());
    }
    boolean automatic = buckets instanceof Buckets.Automatic;
    Plan bins = new Bin(input, field, field, buckets, automatic ? Pivot.SPAN : null);
    return new Continuous(bins, field, buckets instanceof Buckets.Times times ? times : null);
  }
}
