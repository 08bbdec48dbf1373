package dev.karst.lint;

import dev.karst.command.Step;
import dev.karst.syntax.EvalExpr;
import dev.karst.syntax.SearchExpr;
import dev.karst.text.Diagnostic;
import dev.karst.text.SourceText;
import dev.karst.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A macro whose text is torn apart by what stands around its call: a NOT that takes its first term
 * only, an OR beside its implicit AND, an AND beside an OR in where.
 */
final class MacroWithoutBrackets implements Lint {
  @Override
  public String id() {
    return "macro-without-brackets";
  }

  @Override
  public String why() {
    return "A macro is replaced by its text, without brackets around it. NOT before a body with"
        + " several terms takes the first of them only; OR beside one takes its nearest term; AND"
        + " binds tighter than an OR inside it in where.";
  }

  @Override
  public String example() {
    return "index=main NOT `sysmon` | stats count";
  }

  @Override
  public void look(Subject subject, Consumer<Diagnostic> found) {
    SourceText expanded = subject.parsed().expanded();
    if (subject.parsed().macros().isEmpty()) {
      return;
    }
    MacroRegions regions = MacroRegions.of(expanded);
    List<SourceText.Call> told = new ArrayList<>();
    for (Step step : subject.pipelines().get(0).steps()) {
      for (SearchExpr node : Expressions.searches(step.stage())) {
        boolean joins =
            node instanceof SearchExpr.Or
                || node instanceof SearchExpr.Not
                || node instanceof SearchExpr.And;
        if (joins) {
          look(node.span(), step.stage().span(), regions, told, found);
        }
      }
      for (EvalExpr node : Expressions.evals(step.stage())) {
        boolean joins =
            node instanceof EvalExpr.Or
                || node instanceof EvalExpr.Not
                || node instanceof EvalExpr.And;
        if (joins) {
          look(node.span(), step.stage().span(), regions, told, found);
        }
      }
    }
  }

  private void look(
      Span node,
      Span command,
      MacroRegions regions,
      List<SourceText.Call> told,
      Consumer<Diagnostic> found) {
    if (node.text() != command.text()) {
      return;
    }
    SourceText.Call torn = regions.torn(node, command);
    if (torn != null && !told.contains(torn)) {
      told.add(torn);
      Span call = new SourceText.Builder().append("`", torn.from()).build().span();
      found.accept(
          warning(
              "the " + torn.what() + " is torn apart: '" + shown(node) + "' goes together first",
              call,
              "put brackets around the call"));
    }
  }

  private static String shown(Span node) {
    String text = node.string().replaceAll("\\s+", " ").strip();
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }
}
