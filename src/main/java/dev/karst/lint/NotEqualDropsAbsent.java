package dev.karst.lint;

import dev.karst.command.Step;
import dev.karst.plan.Aggregate;
import dev.karst.plan.Dataset;
import dev.karst.plan.Filter;
import dev.karst.plan.Plan;
import dev.karst.syntax.CompareOp;
import dev.karst.syntax.EvalExpr;
import dev.karst.syntax.SearchExpr;
import dev.karst.text.Diagnostic;
import dev.karst.text.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code !=} on a field that rows may lack, in search, where and tstats. */
final class NotEqualDropsAbsent implements Lint {
  @Override
  public String id() {
    return "not-equal-drops-absent";
  }

  @Override
  public String why() {
    return "'field!=value' holds only where the field is there, so rows that lack it are dropped"
        + " with those that were meant. 'NOT field=value' keeps them.";
  }

  @Override
  public String example() {
    return "| tstats count FROM datamodel=Endpoint.Processes"
        + " WHERE Processes.process_integrity_level!=\"low\" BY Processes.dest";
  }

  @Override
  public void look(Subject subject, Consumer<Diagnostic> found) {
    for (Piped piped : subject.pipelines()) {
      List<Map<String, String>> before = MaybeAbsent.before(piped);
      for (int i = 0; i < piped.steps().size(); i++) {
        look(piped.steps().get(i), before.get(i), subject, found);
      }
    }
  }

  private void look(
      Step step, Map<String, String> reasons, Subject subject, Consumer<Diagnostic> found) {
    Optional<ModelFields> model = model(step.output(), subject);
    for (SearchExpr node : Expressions.searches(step.stage())) {
      if (node instanceof SearchExpr.Comparison comparison
          && comparison.op() == CompareOp.NE
          && !comparison.value().text().equals("*")) {
        String name = comparison.field().text();
        boolean plain = model.isPresent() && model.get().mayLack(name);
        String reason = plain ? "no calculation fills it" : reasons.get(name);
        tell(name, reason, comparison.span(), found);
      }
    }
    for (EvalExpr root : Expressions.roots(step.stage())) {
      if (step.stage().command().equals("where")) {
        for (EvalExpr term : Expressions.required(root)) {
          if (term instanceof EvalExpr.Compare compare
              && compare.op() == CompareOp.NE
              && compare.left() instanceof EvalExpr.Field field) {
            tell(field.name(), reasons.get(field.name()), compare.span(), found);
          }
        }
      }
    }
  }

  /** The data model's fields, where the command is a tstats over one. */
  private static Optional<ModelFields> model(Plan output, Subject subject) {
    if (output instanceof Aggregate aggregate
        && aggregate.input() instanceof Filter filter
        && filter.input() instanceof Dataset rows) {
      return Optional.of(new ModelFields(subject.knowledge(), rows));
    }
    return Optional.empty();
  }

  private void tell(String name, String reason, Span place, Consumer<Diagnostic> found) {
    if (reason != null) {
      found.accept(
          warning(
              "rows without '" + name + "' are dropped too: " + reason,
              place,
              "NOT " + name + "=... keeps them"));
    }
  }
}
