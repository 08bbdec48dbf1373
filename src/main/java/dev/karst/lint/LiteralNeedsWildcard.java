package dev.karst.lint;

import dev.karst.command.Step;
import dev.karst.syntax.CompareOp;
import dev.karst.syntax.EvalExpr;
import dev.karst.syntax.SearchExpr;
import dev.karst.syntax.SearchValue;
import dev.karst.text.Diagnostic;
import dev.karst.text.Span;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A part of a path or of a command line that is compared with the whole of it. */
final class LiteralNeedsWildcard implements Lint {
  /** Fields that hold a whole path or a whole command line, by their names without prefix. */
  private static final Set<String> WHOLE =
      Set.of(
          "process",
          "process_path",
          "parent_process",
          "parent_process_path",
          "file_path",
          "registry_path",
          "commandline",
          "parentcommandline",
          "image",
          "parentimage",
          "targetfilename",
          "targetobject",
          "imageloaded");

  /** A path that lacks its beginning, or an option that lacks its command. */
  private static final Pattern PART =
      Pattern.compile(
          "(?i)\\\\(?!\\\\|device\\\\|registry\\\\|\\?\\?\\\\|systemroot\\\\).*|-{1,2}[a-z].*");

  @Override
  public String id() {
    return "literal-needs-wildcard";
  }

  @Override
  public String why() {
    return "A comparison is with the whole value. A path that begins with a single backslash, or a"
        + " command line that begins with an option, is never whole: without * before it, it"
        + " matches nothing. like() on such a field without % compares with the whole"
        + " value too.";
  }

  @Override
  public String example() {
    return "index=main process_path=\"\\\\temp\\\\evil.exe\" | stats count";
  }

  @Override
  public void look(Subject subject, Consumer<Diagnostic> found) {
    for (Step step : subject.steps()) {
      for (SearchExpr node : Expressions.searches(step.stage())) {
        if (node instanceof SearchExpr.Comparison comparison
            && (comparison.op() == CompareOp.EQ || comparison.op() == CompareOp.NE)) {
          look(comparison.field().text(), List.of(comparison.value()), found);
        } else if (node instanceof SearchExpr.In in) {
          look(in.field().text(), in.values(), found);
        }
      }
      Expressions.evals(step.stage()).forEach(node -> look(node, found));
    }
  }

  private void look(String field, List<SearchValue> values, Consumer<Diagnostic> found) {
    for (SearchValue value : values) {
      if (isPart(field, value.text())) {
        tell(field, value.text(), value.literal().span(), "*", found);
      }
    }
  }

  private void look(EvalExpr node, Consumer<Diagnostic> found) {
    if (node instanceof EvalExpr.Compare compare && compare.op() == CompareOp.LIKE) {
      like(compare.left(), compare.right(), found);
    } else if (node instanceof EvalExpr.Call call
        && call.function().equals("like")
        && call.arguments().size() == 2) {
      like(call.arguments().get(0), call.arguments().get(1), found);
    } else if (node instanceof EvalExpr.Compare compare
        && compare.left() instanceof EvalExpr.Field field
        && compare.right() instanceof EvalExpr.Text text
        && isPart(field.name(), text.text())) {
      tell(field.name(), text.text(), text.span(), "like() and %", found);
    }
  }

  private void like(EvalExpr value, EvalExpr pattern, Consumer<Diagnostic> found) {
    if (value instanceof EvalExpr.Field field
        && isWhole(field.name())
        && pattern instanceof EvalExpr.Text text
        && text.text().indexOf('%') < 0) {
      found.accept(
          warning(
              "this pattern holds no %: like compares it with the whole value",
              text.span(), "write \"%" + text.text() + "%\" for a part of it"));
    }
  }

  private static boolean isPart(String field, String value) {
    return isWhole(field) && PART.matcher(value).matches();
  }

  private static boolean isWhole(String field) {
    return WHOLE.contains(field.substring(field.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }

  private void tell(
      String field, String value, Span place, String with, Consumer<Diagnostic> found) {
    found.accept(
        warning(
            "'" + field + "' is never just '" + value + "'",
            place,
            "a part of a value is found with " + with));
  }
}
