package dev.karst.syntax;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A dialect in which every word is a command, read by the rule that its name suggests. */
final class AnyCommand implements Dialect {
  private static final Set<String> AGGREGATES =
      Set.of(
          "stats",
          "eventstats",
          "streamstats",
          "chart",
          "timechart",
          "tstats",
          "mstats",
          "sistats");

  @Override
  public Optional<ArgumentRule> rule(String command) {
    return Optional.of(
        switch (command) {
          case "search" -> ArgumentRule.SEARCH;
          case "where" -> ArgumentRule.WHERE;
          case "eval", "fieldformat" -> ArgumentRule.EVAL;
          case "lookup", "inputlookup" -> ArgumentRule.LOOKUP;
          default -> AGGREGATES.contains(command) ? ArgumentRule.AGGREGATES : ArgumentRule.LIST;
        });
  }

  @Override
  public Collection<String> commands() {
    return List.of();
  }
}
