package dev.karst.command;

import dev.karst.plan.Aggregate;
import dev.karst.plan.Plan;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Arguments;
import dev.karst.syntax.ByItem;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;
import java.util.List;

/** {@code stats}: one row for each group (semantics.md section 3). */
final class StatsCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "stats",
          ArgumentRule.AGGREGATES,
          "<aggregate> [AS <field>] ... [BY <field> ...]",
          "Gives one row for each group with the aggregates of its rows.",
          "| makeresults count=3 | stats count BY _time",
          new CommandSpec.Option("partitions", "<count>", "has no effect on the answer"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    Arguments.Aggregates arguments = (Arguments.Aggregates) stage.arguments();
    ItemCursor options = new ItemCursor(SPEC, List.copyOf(arguments.options()), stage.span());
    options.number("partitions", 1);
    Clauses.refuse(arguments.from(), "FROM", "stats");
    Clauses.refuse(arguments.where(), "WHERE", "stats");
    Clauses.refuse(arguments.over(), "OVER", "stats");
    if (arguments.aggregates().isEmpty()) {
      throw options.missing("an aggregate");
    }
    List<Aggregate.Key> keys = arguments.by().stream().map(StatsCommand::key).toList();
    return new Aggregate(
        input, new Measures(lowering, false).of(arguments.aggregates()), keys, null);
  }

  private static Aggregate.Key key(ByItem item) {
    if (item.prefix() || !item.options().isEmpty() || item.field().text().indexOf('*') >= 0) {
      throw new SearchError(
          "syntax", "'" + item.spl() + "' cannot be grouped by in stats", item.span());
    }
    return Aggregate.Key.of(item.field().text());
  }
}
