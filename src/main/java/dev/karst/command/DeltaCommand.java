package dev.karst.command;

import dev.karst.plan.Extend;
import dev.karst.plan.Lag;
import dev.karst.plan.Plan;
import dev.karst.plan.Project;
import dev.karst.session.Limit;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.EvalExpr;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;
import java.util.List;

/** {@code delta}: the difference from the row before. */
final class DeltaCommand implements Command {
  private static final String BEFORE = "_karst_before";

  private static final CommandSpec SPEC =
      CommandSpec.later(
          "delta",
          ArgumentRule.LIST,
          "<field> [AS <field>] [p=<count>]",
          "Adds the difference of a number from that of an earlier row.",
          "| makeresults count=3 | streamstats count AS n | delta n AS step",
          new CommandSpec.Option("p", "<count>", "how many rows before; 1 unless given"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    String field = items.word("a field").text();
    String target = items.keyword("AS") ? items.word("a field").text() : "delta(" + field + ")";
    items.end();
    int distance = distance(items.number("p", 1), stage, lowering);
    Plan lag = new Lag(input, field, List.of(new Lag.Copy(distance, BEFORE)));
    EvalExpr difference =
        Expressions.arithmetic(
            Expressions.call("tonumber", Expressions.field(field)),
            '-',
            Expressions.call("tonumber", Expressions.field(BEFORE)));
    return new Project(
        Extend.of(lag, List.of(Expressions.assign(target, difference, lowering))),
        List.of(BEFORE),
        Project.Mode.REMOVE);
  }

  /** How many rows back; as bounded as streamstats' window. */
  static int distance(long rows, Stage stage, Lowering lowering) {
    long most = lowering.session().limit(Limit.STREAM_WINDOW);
    if (rows < 1 || rows > most) {
      throw new SearchError(
          "bad-option",
          "p must be from 1 to " + most,
          stage.span(),
          "the limit is set by --limit " + Limit.STREAM_WINDOW.key() + "=N");
    }
    return (int) rows;
  }
}
