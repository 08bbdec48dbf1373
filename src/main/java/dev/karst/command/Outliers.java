package dev.karst.command;

import dev.karst.plan.Extend;
import dev.karst.plan.Plan;
import dev.karst.plan.Project;
import dev.karst.plan.Window;
import dev.karst.syntax.CompareOp;
import dev.karst.syntax.EvalExpr;
import dev.karst.text.Span;
import dev.karst.value.Num;
import dev.karst.value.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Numbers beyond the quartiles by more than {@code param} times the range between them (Search
 * Reference "outlier"). The quartiles interpolate, as perc25 and perc75 do (assumed); values that
 * are no numbers stay.
 *
 * @param lower whether numbers below the first quartile count too
 * @param remove whether their rows go; else the threshold stands in their place
 * @param mark whether such a threshold has 000 in front
 */
record Outliers(double param, boolean lower, boolean remove, boolean mark, Lowering lowering) {
  /** The options that say what is far, besides {@code action}. */
  static final List<CommandSpec.Option> OPTIONS =
      List.of(
          new CommandSpec.Option("param", "<number>", "how many ranges from a quartile; 2.5"),
          new CommandSpec.Option("uselower", "<bool>", "look below the quartiles too"),
          new CommandSpec.Option(
              "mark", "<bool>", "with transform, 000 in front of the threshold"));

  private static final String LOW = "__low";
  private static final String HIGH = "__high";

  /** By the options that a command was given; with remove, mark has no effect, as documented. */
  static Outliers of(ItemCursor items, Lowering lowering) {
    boolean remove =
        switch (items.text("action").orElse("transform").toLowerCase(Locale.ROOT)) {
          case "rm", "remove" -> true;
          case "tf", "transform" -> false;
          default -> throw items.invalid("action", "remove or transform");
        };
    Num param = Numbers.parse(items.text("param").orElse("2.5"));
    if (param == null || !(param.value() >= 0)) {
      throw items.invalid("param", "a number");
    }
    return new Outliers(
        param.value(), items.flag("uselower", false), remove, items.flag("mark", false), lowering);
  }

  /** The rows with the outliers of these fields gone, or cut off. */
  Plan over(Plan input, List<String> fields) {
    Plan plan = input;
    for (String field : fields) {
      plan = over(plan, field);
    }
    return new Project(plan, List.of(LOW, HIGH), Project.Mode.REMOVE);
  }

  private Plan over(Plan input, String field) {
    Plan quartiles =
        new Window(
            input,
            List.of(
                Expressions.measure("perc25", field, LOW, lowering),
                Expressions.measure("perc75", field, HIGH, lowering)),
            List.of(),
            null);
    EvalExpr far =
        Expressions.arithmetic(
            Expressions.number(param),
            '*',
            Expressions.arithmetic(Expressions.field(HIGH), '-', Expressions.field(LOW)));
    EvalExpr most = Expressions.arithmetic(Expressions.field(HIGH), '+', far);
    EvalExpr least = Expressions.arithmetic(Expressions.field(LOW), '-', far);
    EvalExpr value = Expressions.call("tonumber", Expressions.field(field));
    EvalExpr above = Expressions.compare(value, CompareOp.GT, most);
    EvalExpr below = Expressions.compare(value, CompareOp.LT, least);
    if (remove) {
      List<EvalExpr> outside = new ArrayList<>(List.of(above));
      if (lower) {
        outside.add(below);
      }
      EvalExpr outlier = outside.size() == 1 ? above : new EvalExpr.Or(outside, Span.NONE);
      return lowering.filter(quartiles, new EvalExpr.Not(outlier, Span.NONE));
    }
    EvalExpr kept = Expressions.field(field);
    if (lower) {
      kept = Expressions.call("if", below, marked(least), kept);
    }
    EvalExpr cut = Expressions.call("if", above, marked(most), kept);
    return Extend.of(quartiles, List.of(Expressions.assign(field, cut, lowering)));
  }

  private EvalExpr marked(EvalExpr threshold) {
    return mark ? Expressions.arithmetic(Expressions.text("000"), '.', threshold) : threshold;
  }
}
