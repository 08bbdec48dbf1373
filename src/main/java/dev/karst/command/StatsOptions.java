package dev.karst.command;

import dev.karst.plan.Aggregate;
import dev.karst.plan.Plan;
import dev.karst.syntax.Arguments;
import dev.karst.syntax.ByItem;
import dev.karst.syntax.Item;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;
import java.util.ArrayList;
import java.util.List;

/** The arguments that stats, eventstats and streamstats have in common. */
final class StatsOptions {
  static final CommandSpec.Option ALLNUM =
      new CommandSpec.Option(
          "allnum", "<bool>", "numeric aggregates only where all values of the field are numbers");

  private StatsOptions() {}

  /** The options, also those behind the BY fields; other clauses than BY are refused. */
  static ItemCursor read(CommandSpec spec, Arguments.Aggregates arguments, Stage stage) {
    Clauses.refuse(arguments.from(), "FROM", spec.name());
    Clauses.refuse(arguments.where(), "WHERE", spec.name());
    Clauses.refuse(arguments.over(), "OVER", spec.name());
    List<Item> options = new ArrayList<>(arguments.options());
    arguments.by().forEach(item -> options.addAll(item.options()));
    return new ItemCursor(spec, options, stage.span());
  }

  /**
   * @param input the rows; those of a tstats with prestats are asked for what it computed
   */
  static List<Aggregate.Measure> measures(
      ItemCursor options, Arguments.Aggregates arguments, Plan input, Lowering lowering) {
    return measures(options, arguments, new Measures(lowering, false), input, lowering);
  }

  /** As above, with what checks the aggregates. */
  static List<Aggregate.Measure> measures(
      ItemCursor options,
      Arguments.Aggregates arguments,
      Measures measures,
      Plan input,
      Lowering lowering) {
    if (arguments.aggregates().isEmpty()) {
      throw options.missing("an aggregate");
    }
    List<Aggregate.Measure> all =
        measures.of(PrestatsRows.asking(input, arguments.aggregates(), by(arguments), lowering));
    return options.flag("allnum", false) ? measures.ofNumbersOnly(all) : all;
  }

  private static List<String> by(Arguments.Aggregates arguments) {
    return arguments.by().stream().map(item -> item.field().text()).toList();
  }

  /** The BY fields; they have no wildcards, and no PREFIX. */
  static List<String> keys(Arguments.Aggregates arguments, CommandSpec spec) {
    for (ByItem item : arguments.by()) {
      if (item.prefix() || item.field().text().indexOf('*') >= 0) {
        throw new SearchError(
            "syntax",
            "'" + item.field().spl() + "' cannot be grouped by in " + spec.name(),
            item.span());
      }
    }
    return by(arguments);
  }
}
