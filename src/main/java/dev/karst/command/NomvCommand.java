package dev.karst.command;

import dev.karst.plan.Aggregate;
import dev.karst.plan.Extend;
import dev.karst.plan.MvCombine;
import dev.karst.plan.Plan;
import dev.karst.plan.Unary;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Assignment;
import dev.karst.syntax.EvalExpr;
import dev.karst.syntax.Literal;
import dev.karst.syntax.Stage;
import dev.karst.text.Span;
import java.util.List;

/** {@code nomv}: the values of a multivalue as one text. */
final class NomvCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "nomv",
          ArgumentRule.LIST,
          "<field>",
          "Makes one text of a field's values, by newlines or the delim of mvcombine or stats.",
          "| makeresults | eval a=split(\"x,y\", \",\") | nomv a");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    Literal field = items.word("a field");
    items.end();
    Span span = field.span();
    EvalExpr joined =
        new EvalExpr.Call(
            "mvjoin",
            List.of(
                new EvalExpr.Field(field.text(), span),
                new EvalExpr.Text(delimiter(input, field.text()), span)),
            span);
    return Extend.of(
        input, List.of(lowering.assigned(new Assignment(field.text(), true, joined, span))));
  }

  /** That of the mvcombine or stats that made the field, where one did. */
  private static String delimiter(Plan input, String field) {
    Plan plan = input;
    while (plan instanceof Unary unary) {
      if (plan instanceof MvCombine combine && combine.field().equals(field)) {
        return combine.delimiter() == null ? "\n" : combine.delimiter();
      }
      if (plan instanceof Aggregate groups
          && groups.measures().stream().anyMatch(measure -> measure.name().equals(field))) {
        return groups.delimiter() == null ? "\n" : groups.delimiter();
      }
      plan = unary.input();
    }
    return "\n";
  }
}
