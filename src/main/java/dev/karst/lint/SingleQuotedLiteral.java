package dev.karst.lint;

import dev.karst.command.Step;
import dev.karst.plan.FieldSet;
import dev.karst.syntax.EvalExpr;
import dev.karst.syntax.SearchExpr;
import dev.karst.text.Diagnostic;
import java.util.List;
import java.util.function.Consumer;

/** A text in single quotes, where these mean a field, or nothing at all. */
final class SingleQuotedLiteral implements Lint {
  @Override
  public String id() {
    return "single-quoted-literal";
  }

  @Override
  public String why() {
    return "In where and eval, single quotes are for names of fields: x!='-' compares x with a"
        + " field called '-', which no row has, so that no row is left. In search they are"
        + " characters of the value.";
  }

  @Override
  public String example() {
    return "index=main | where user!='-'";
  }

  @Override
  public void look(Subject subject, Consumer<Diagnostic> found) {
    for (Step step : subject.steps()) {
      for (EvalExpr node : Expressions.evals(step.stage())) {
        for (EvalExpr side : compared(node)) {
          if (side instanceof EvalExpr.Field field && isLiteral(field, step)) {
            found.accept(
                warning(
                    "'" + field.name() + "' in single quotes is the name of a field, no text",
                    field.span(),
                    "write \"" + field.name() + "\""));
          }
        }
      }
      for (SearchExpr node : Expressions.searches(step.stage())) {
        if (node instanceof SearchExpr.Comparison comparison && isQuoted(comparison)) {
          found.accept(
              warning(
                  "single quotes are characters of the value here",
                  comparison.value().literal().span(),
                  "write double quotes"));
        }
      }
    }
  }

  private static List<EvalExpr> compared(EvalExpr node) {
    if (node instanceof EvalExpr.Compare compare) {
      return List.of(compare.right());
    }
    return node instanceof EvalExpr.In in ? in.among() : List.of();
  }

  /** Whether a name in quotes is no field that rows may have. */
  private static boolean isLiteral(EvalExpr.Field field, Step step) {
    if (!field.span().string().startsWith("'") || step.input() == null) {
      return false;
    }
    FieldSet fields = step.input().fields();
    boolean aName = field.name().matches("[\\p{L}_<][\\p{L}\\p{N}_.:{}<>@()/ -]*");
    return fields.open() ? !aName : !fields.names().contains(field.name());
  }

  private static boolean isQuoted(SearchExpr.Comparison comparison) {
    String text = comparison.value().text();
    return !comparison.value().literal().quoted()
        && text.length() > 1
        && text.startsWith("'")
        && text.endsWith("'");
  }
}
