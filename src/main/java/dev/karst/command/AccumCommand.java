package dev.karst.command;

import dev.karst.plan.Extend;
import dev.karst.plan.Plan;
import dev.karst.plan.Project;
import dev.karst.plan.Window;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.EvalExpr;
import dev.karst.syntax.Stage;
import java.util.List;
import java.util.Set;

/** {@code accum}: a running sum; rows without a number keep what they have. */
final class AccumCommand implements Command {
  private static final String SUM = "_karst_sum";

  private static final CommandSpec SPEC =
      CommandSpec.later(
          "accum",
          ArgumentRule.LIST,
          "<field> [AS <field>]",
          "Adds the running sum of a field's numbers.",
          "| makeresults count=3 | eval a=2 | accum a AS total");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    String field = items.word("a field").text();
    String target = items.keyword("AS") ? items.word("a field").text() : field;
    items.end();
    Window.Frame all =
        new Window.Frame(true, 0, true, null, new Window.Reset(false, null, null, Set.of()));
    Plan sums =
        new Window(
            input, List.of(Expressions.measure("sum", field, SUM, lowering)), List.of(), all);
    EvalExpr value =
        Expressions.call(
            "if",
            Expressions.call("isnum", Expressions.field(field)),
            Expressions.field(SUM),
            kept(target, input));
    return new Project(
        Extend.of(sums, List.of(Expressions.assign(target, value, lowering))),
        List.of(SUM),
        Project.Mode.REMOVE);
  }

  /** What a field without a number keeps: its value, where there may be one. */
  private static EvalExpr kept(String target, Plan input) {
    return input.fields().mayHave(target) ? Expressions.field(target) : Expressions.call("null");
  }
}
