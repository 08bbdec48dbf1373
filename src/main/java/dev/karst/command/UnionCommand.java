package dev.karst.command;

import dev.karst.plan.Plan;
import dev.karst.plan.Union;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Item;
import dev.karst.syntax.Stage;
import java.util.ArrayList;
import java.util.List;

/** {@code union}: the rows of several searches and datasets. */
final class UnionCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.first(
              "union",
              ArgumentRule.LIST,
              "[maxout=<count>] [<subsearch>] | datamodel:<model>.<dataset> | lookup:<lookup> ...",
              "Gives the rows of several searches: by time where all stream, else one by one.",
              "| union [| makeresults] [| makeresults count=2]",
              SubsearchOptions.with())
          .anywhere();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    List<Plan> plans = new ArrayList<>();
    if (input != null) {
      plans.add(input);
    }
    boolean streaming = input == null || Streaming.is(input);
    while (items.hasNext()) {
      if (items.comma()) {
        continue;
      }
      Plan rows =
          items.peek() instanceof Item.Sub
              ? lowering.subsearch(items.bracket())
              : FromCommand.source(items.word("[subsearch] or a dataset"), lowering);
      streaming &= Streaming.is(rows);
      plans.add(SubsearchOptions.capped(rows, items, "union", lowering));
    }
    if (plans.size() < 2) {
      throw items.missing("two searches or datasets");
    }
    return new Union(plans, streaming);
  }
}
