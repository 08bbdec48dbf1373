package dev.karst.command;

import dev.karst.plan.Plan;
import dev.karst.plan.Window;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Arguments;
import dev.karst.syntax.Stage;

/** {@code eventstats}: adds the aggregates of its group to each row (semantics.md section 3). */
final class EventstatsCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "eventstats",
          ArgumentRule.AGGREGATES,
          "[allnum=<bool>] <aggregate> [AS <field>] ... [BY <field> ...]",
          "Adds to each row the aggregates of its group's rows.",
          "| makeresults count=3 | eventstats count BY _time",
          StatsOptions.ALLNUM);

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    Arguments.Aggregates arguments = (Arguments.Aggregates) stage.arguments();
    ItemCursor options = StatsOptions.read(SPEC, arguments, stage);
    return new Window(
        input,
        StatsOptions.measures(options, arguments, input, lowering),
        StatsOptions.keys(arguments, SPEC),
        null);
  }
}
