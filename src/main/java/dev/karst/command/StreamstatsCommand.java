package dev.karst.command;

import dev.karst.plan.Plan;
import dev.karst.plan.Window;
import dev.karst.session.Limit;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Arguments;
import dev.karst.syntax.EvalExpr;
import dev.karst.syntax.Item;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.SourceText;
import dev.karst.time.TimeSpan;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * {@code streamstats}: adds to each row the aggregates of the rows up to it (semantics.md section
 * 3).
 */
final class StreamstatsCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "streamstats",
          ArgumentRule.AGGREGATES,
          "[<option> ...] <aggregate> [AS <field>] ... [BY <field> ...]",
          "Adds to each row the aggregates of the rows up to it.",
          "| makeresults count=3 | streamstats count AS n | streamstats window=2 sum(n) AS pair",
          new CommandSpec.Option("current", "<bool>", "false to leave out the row itself"),
          new CommandSpec.Option("window", "<count>", "only the last rows; 0 for all"),
          new CommandSpec.Option(
              "global", "<bool>", "false to count the window's rows in each group"),
          new CommandSpec.Option("time_window", "<span>", "only rows less than this away"),
          new CommandSpec.Option(
              "reset_on_change", "<bool>", "start anew where the BY fields change"),
          new CommandSpec.Option(
              "reset_before", "\"(<eval expression>)\"", "start anew before a row like this"),
          new CommandSpec.Option(
              "reset_after", "\"(<eval expression>)\"", "start anew after a row like this"),
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
        frame(options, lowering, stage));
  }

  private static Window.Frame frame(ItemCursor options, Lowering lowering, Stage stage) {
    long most = lowering.session().limit(Limit.STREAM_WINDOW);
    long rows = options.number("window", 0);
    if (rows > most) {
      throw new SearchError(
          "bad-option",
          "window=" + rows + " is more than " + most,
          options.item("window").orElseThrow().span(),
          "the limit is set by --limit " + Limit.STREAM_WINDOW.key() + "=N");
    }
    boolean global = options.flag("global", true);
    TimeSpan time = time(options);
    if (time != null && !global) {
      throw new SearchError(
          "bad-option", "time_window cannot be used with global=false", stage.span());
    }
    EvalExpr before = condition(options, "reset_before", lowering);
    EvalExpr after = condition(options, "reset_after", lowering);
    Set<String> reads = new LinkedHashSet<>();
    if (before != null) {
      reads.addAll(lowering.binder().condition(before).fields());
    }
    if (after != null) {
      reads.addAll(lowering.binder().condition(after).fields());
    }
    return new Window.Frame(
        options.flag("current", true),
        (int) rows,
        global,
        time,
        new Window.Reset(options.flag("reset_on_change", false), before, after, reads));
  }

  private static TimeSpan time(ItemCursor options) {
    if (options.item("time_window").isEmpty()) {
      return null;
    }
    String written = options.text("time_window").orElseThrow();
    return TimeSpan.parse(written)
        .orElseThrow(
            () ->
                new SearchError(
                    "bad-span",
                    "Invalid time_window '" + written + "'",
                    options.item("time_window").orElseThrow().span(),
                    "expected a number and a unit, such as 5m"));
  }

  /**
   * An expression in quotes, {@code "(x>1)"}, or as the documentation writes it, with the brackets
   * in quotes of their own: {@code "("x>1")"}.
   */
  private static EvalExpr condition(ItemCursor options, String option, Lowering lowering) {
    Item value = options.item(option).orElse(null);
    if (value == null) {
      return null;
    }
    if (value instanceof Item.Group group) {
      return lowering.syntax().expression(group.inner());
    }
    if (value instanceof Item.Eval eval) {
      return eval.expression();
    }
    String text = options.text(option).orElseThrow().strip();
    if (text.startsWith("(\"") && text.endsWith("\")")) {
      text = text.substring(2, text.length() - 2);
    }
    return lowering.syntax().expression(SourceText.quoted(option, text, value.span()).span());
  }
}
