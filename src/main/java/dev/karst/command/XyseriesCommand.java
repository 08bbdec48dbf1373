package dev.karst.command;

import dev.karst.plan.Plan;
import dev.karst.plan.Spread;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Literal;
import dev.karst.syntax.Stage;
import java.util.List;

/** {@code xyseries}: lays rows out as a table; {@code untable} turns it back. */
final class XyseriesCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "xyseries",
          ArgumentRule.LIST,
          "[grouped=<bool>] <row field> <column field> <cell field> ... [sep=<text>] [format=<text>]",
          "Lays rows out as a table: one field names the rows, one the columns, others are the"
              + " cells.",
          "| makeresults count=2 | streamstats count AS n | eval c=\"c\".n | xyseries _time c n",
          new CommandSpec.Option("grouped", "<bool>", "the rows are in order already"),
          new CommandSpec.Option("sep", "<text>", "between cell field and column in names"),
          new CommandSpec.Option(
              "format", "<text>", "names of $AGG$, the cell field, and $VAL$, the column"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    List<String> names = items.names().stream().map(Literal::text).toList();
    items.end();
    if (names.size() < 3) {
      throw items.missing("a field");
    }
    String separator = items.text("sep").orElse(": ");
    return new Spread(
        input,
        names.get(0),
        names.get(1),
        names.subList(2, names.size()),
        items.text("format").orElse("$AGG$" + separator + "$VAL$"),
        items.flag("grouped", false));
  }
}
