package dev.karst.command;

import dev.karst.plan.Bin;
import dev.karst.plan.Plan;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Literal;
import dev.karst.syntax.Stage;

/** {@code bin}, {@code bucket}: puts numbers and times into buckets (semantics.md section 6). */
final class BinCommand implements Command {
  private static final int BINS = 100;

  private static final CommandSpec SPEC =
      CommandSpec.later(
              "bin",
              ArgumentRule.LIST,
              "[<option> ...] <field> [AS <field>]",
              "Puts numbers and times into buckets.",
              "| makeresults | eval size=12 | bin span=10 size | bin _time span=1h AS hour",
              BinOptions.OPTIONS.toArray(CommandSpec.Option[]::new))
          .alias("bucket", "discretize");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    Literal field = items.word("a field");
    String target = items.keyword("AS") ? items.word("a field").text() : field.text();
    items.end();
    boolean time = field.text().equals("_time");
    return new Bin(
        input,
        field.text(),
        target,
        new BinOptions(items, lowering, input).buckets(time, BINS),
        null);
  }
}
