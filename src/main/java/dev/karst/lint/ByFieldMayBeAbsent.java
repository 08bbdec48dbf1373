package dev.karst.lint;

import dev.karst.command.Step;
import dev.karst.plan.Aggregate;
import dev.karst.plan.Dataset;
import dev.karst.plan.Filter;
import dev.karst.plan.Plan;
import dev.karst.text.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A BY field that rows may lack, without anything in its place. Known of data models' fields and of
 * what lookups, expressions and outer joins give; nothing is known of raw events' fields.
 */
final class ByFieldMayBeAbsent implements Lint {
  @Override
  public String id() {
    return "by-field-may-be-absent";
  }

  @Override
  public String why() {
    return "A row that lacks a BY field is in no group: it is dropped, without a word. Give tstats"
        + " fillnull_value, or put fillnull before stats.";
  }

  @Override
  public String example() {
    return "| tstats count FROM datamodel=Endpoint.Processes BY Processes.process_path";
  }

  @Override
  public void look(Subject subject, Consumer<Diagnostic> found) {
    for (Piped piped : subject.pipelines()) {
      List<Map<String, String>> before = MaybeAbsent.before(piped);
      for (int i = 0; i < piped.steps().size(); i++) {
        Step step = piped.steps().get(i);
        if (step.output() instanceof Aggregate aggregate && aggregate.fill() == null) {
          look(aggregate, step, before.get(i), subject, found);
        }
      }
    }
  }

  private void look(
      Aggregate aggregate,
      Step step,
      Map<String, String> reasons,
      Subject subject,
      Consumer<Diagnostic> found) {
    boolean tstats = step.stage().command().equals("tstats");
    Set<String> demanded = Demands.of(Expressions.search(step.stage()));
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    for (Aggregate.Key key : aggregate.keys()) {
      String name = key.field();
      String reason = reasons.get(name);
      if (tstats && reason == null && !demanded.contains(name)) {
        reason = mayLack(aggregate.input(), name, subject) ? "no calculation fills it" : null;
      }
      if (reason != null) {
        byReason.computeIfAbsent(reason, any -> new ArrayList<>()).add(name);
      }
    }
    byReason.forEach(
        (reason, names) ->
            found.accept(
                warning(
                    "rows without '"
                        + String.join("', '", names)
                        + "' are dropped by this BY: "
                        + reason,
                    Place.of(step.stage(), names.get(0)),
                    tstats
                        ? "give fillnull_value=\"...\""
                        : "put | fillnull value=... before it")));
  }

  private static boolean mayLack(Plan input, String name, Subject subject) {
    Plan rows = input instanceof Filter filter ? filter.input() : input;
    return rows instanceof Dataset dataset
        && new ModelFields(subject.knowledge(), dataset).mayLack(name);
  }
}
