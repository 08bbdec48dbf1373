package dev.karst.command;

import dev.karst.plan.Plan;
import dev.karst.plan.Union;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Bracket;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;
import java.util.ArrayList;
import java.util.List;

/** {@code multisearch}: the events of several searches at once, newest first. */
final class MultisearchCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.first(
          "multisearch",
          ArgumentRule.LIST,
          "[<subsearch>] [<subsearch>] ...",
          "Gives the events of several searches, newest first; each must stream.",
          "| multisearch [search index=a | eval kind=1] [search index=b | eval kind=2]");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    List<Plan> plans = new ArrayList<>();
    while (items.hasNext()) {
      Bracket bracket = items.bracket();
      Plan plan = lowering.subsearch(bracket);
      if (!Streaming.is(plan)) {
        throw new SearchError(
            "not-streaming",
            "Error in 'multisearch' command: Multisearch subsearches might only contain purely"
                + " streaming operations",
            bracket.span());
      }
      plans.add(plan);
    }
    if (plans.size() < 2) {
      throw items.missing("two subsearches");
    }
    return new Union(plans, true);
  }
}
