package dev.karst.command;

import dev.karst.plan.Lag;
import dev.karst.plan.Plan;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code autoregress}: values of rows before. */
final class AutoregressCommand implements Command {
  private static final Pattern ROWS = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");
  private static final int MOST_COPIES = 1_000;

  private static final CommandSpec SPEC =
      CommandSpec.later(
          "autoregress",
          ArgumentRule.LIST,
          "<field> [AS <field>] [p=<count>|<first>-<last>]",
          "Adds values of earlier rows, as <field>_p<count>.",
          "| makeresults count=3 | streamstats count AS n | autoregress n p=1-2",
          new CommandSpec.Option("p", "<count>", "how many rows before; 1 unless given"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    String field = items.word("a field").text();
    String target = items.keyword("AS") ? items.word("a field").text() : null;
    items.end();
    Matcher rows = ROWS.matcher(items.text("p").orElse("1"));
    if (!rows.matches()) {
      throw bad(items, "p is a count of rows, or a range such as 1-3");
    }
    int first = DeltaCommand.distance(Long.parseLong(rows.group(1)), stage, lowering);
    int last =
        rows.group(2) == null
            ? first
            : DeltaCommand.distance(Long.parseLong(rows.group(2)), stage, lowering);
    if (last < first || last - first >= MOST_COPIES) {
      throw bad(items, "the range of p is empty or has more than " + MOST_COPIES + " rows");
    }
    if (target != null && last > first) {
      throw bad(items, "a new name can be given for one row only");
    }
    List<Lag.Copy> copies = new ArrayList<>();
    for (int distance = first; distance <= last; distance++) {
      copies.add(new Lag.Copy(distance, target == null ? field + "_p" + distance : target));
    }
    return new Lag(input, field, copies);
  }

  private static SearchError bad(ItemCursor items, String message) {
    return new SearchError("bad-option", message, items.item("p").orElseThrow().span());
  }
}
