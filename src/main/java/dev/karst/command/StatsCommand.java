package dev.karst.command;

import dev.karst.plan.Aggregate;
import dev.karst.plan.Plan;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Arguments;
import dev.karst.syntax.Stage;
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
          new CommandSpec.Option("partitions", "<count>", "has no effect on the answer"),
          StatsOptions.ALLNUM,
          new CommandSpec.Option(
              "delim", "<text>", "what nomv later puts between the values of list and values"),
          new CommandSpec.Option(
              "dedup_splitvals", "<bool>", "equal values of a multivalue BY field count once"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    Arguments.Aggregates arguments = (Arguments.Aggregates) stage.arguments();
    ItemCursor options = StatsOptions.read(SPEC, arguments, stage);
    options.number("partitions", 1);
    List<Aggregate.Measure> measures =
        StatsOptions.measures(
            options, arguments, Measures.withSparklines(input, lowering), input, lowering);
    boolean distinct = options.flag("dedup_splitvals", false);
    List<Aggregate.Key> keys =
        StatsOptions.keys(arguments, SPEC).stream()
            .map(Aggregate.Key::of)
            .map(key -> distinct ? key.ofDistinct() : key)
            .toList();
    return new Aggregate(input, measures, keys, null, options.text("delim").orElse(null));
  }
}
