package dev.karst.command;

import dev.karst.command.CommandSpec.Option;
import dev.karst.plan.Cap;
import dev.karst.plan.Plan;
import dev.karst.session.Limit;
import dev.karst.syntax.Bracket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The options that all commands with a subsearch behind them share. */
final class SubsearchOptions {
  private static final List<Option> SHARED =
      List.of(
          new Option("extendtimerange", "<bool>", "has no effect on the answer"),
          new Option("maxtime", "<seconds>", "has no effect: a subsearch runs to its end"),
          new Option("maxout", "<count>", "the most rows of the subsearch"),
          new Option("timeout", "<seconds>", "has no effect: a subsearch runs to its end"));

  private SubsearchOptions() {}

  /** These options and a command's own. */
  static Option[] with(Option... own) {
    List<Option> all = new ArrayList<>(Arrays.asList(own));
    all.addAll(SHARED);
    return all.toArray(Option[]::new);
  }

  /** The rows of a subsearch, as many as {@code maxout} or the limit allows. */
  static Plan rows(Bracket bracket, ItemCursor items, String command, Lowering lowering) {
    return capped(lowering.subsearch(bracket), items, command, lowering);
  }

  static Plan capped(Plan rows, ItemCursor items, String command, Lowering lowering) {
    items.flag("extendtimerange", false);
    items.number("maxtime", 60);
    items.number("timeout", 60);
    long most = items.number("maxout", lowering.session().limit(Limit.APPEND_ROWS));
    String option =
        items.item("maxout").isPresent() ? "maxout" : "--limit " + Limit.APPEND_ROWS.key() + "=N";
    return most == 0 ? rows : new Cap(rows, most, command + "'s subsearch", option);
  }
}
