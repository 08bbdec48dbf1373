package dev.karst.command;

import dev.karst.plan.Extend;
import dev.karst.plan.Plan;
import dev.karst.plan.TimeWindow;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Stage;
import java.util.List;
import java.util.Locale;

/** {@code addinfo}: the search's time range and start (semantics.md section 6). */
final class AddinfoCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "addinfo",
          ArgumentRule.LIST,
          "",
          "Adds the time range and the start of the search: info_min_time, info_max_time,"
              + " info_search_time, info_sid.",
          "| makeresults | addinfo");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    lowering.items(stage, SPEC).end();
    TimeWindow window = Ranges.of(input, lowering);
    long now = Ranges.now(lowering);
    String earliest = window.earliest() == Long.MIN_VALUE ? "0.000" : seconds(window.earliest());
    String latest = window.latest() == Long.MAX_VALUE ? "+Infinity" : seconds(window.latest());
    return Extend.of(
        input,
        List.of(
            Expressions.assign("info_min_time", Expressions.text(earliest), lowering),
            Expressions.assign("info_max_time", Expressions.text(latest), lowering),
            Expressions.assign("info_sid", Expressions.text(now / 1_000_000 + ".1"), lowering),
            Expressions.assign("info_search_time", Expressions.text(seconds(now)), lowering)));
  }

  private static String seconds(long micros) {
    return String.format(
        Locale.ROOT,
        "%d.%03d",
        Math.floorDiv(micros, 1_000_000L),
        Math.floorMod(micros, 1_000_000L) / 1_000);
  }
}
