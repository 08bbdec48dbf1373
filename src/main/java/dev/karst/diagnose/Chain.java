package dev.karst.diagnose;

import dev.karst.command.Lowering;
import dev.karst.engine.Engine;
import dev.karst.plan.Events;
import dev.karst.plan.Plan;
import dev.karst.plan.TimeWindow;
import dev.karst.plan.Write;
import dev.karst.syntax.Pipeline;
import dev.karst.syntax.SearchExpr;
import dev.karst.syntax.Stage;
import dev.karst.text.SourceText;
import dev.karst.text.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A search as a chain of operators, each over the one before it; the first makes the rows. Side
 * branches (the right side of a join) stay inside their operators. A base search is split into its
 * events and their filter, and nothing is written anywhere.
 */
record Chain(List<Step> steps) {
  Chain {
    steps = List.copyOf(steps);
  }

  /** Lowers a search, stage by stage; its subsearches are run. */
  static Chain of(SourceText search, Engine engine, TimeWindow window) {
    Pipeline pipeline = engine.syntax().search(engine.expander().expand(search));
    Lowering lowering = engine.lowering(window);
    List<Step> steps = new ArrayList<>();
    Plan before = null;
    for (Stage stage : pipeline.stages()) {
      Plan after = lowering.lower(stage, before);
      steps.addAll(between(before, after, stage, lowering));
      before = after;
    }
    return new Chain(steps);
  }

  /** A plan that stands inside of a stage: a subsearch. */
  static Chain of(Plan plan, Stage stage, Lowering lowering) {
    return new Chain(between(null, plan, stage, lowering));
  }

  /** The operators that a stage has put on top of those before it. */
  private static List<Step> between(Plan before, Plan after, Stage stage, Lowering lowering) {
    List<Step> added = new ArrayList<>();
    for (Plan at = after; at != before; at = at.inputs().get(0)) {
      if (at instanceof Events events) {
        SearchExpr all = new SearchExpr.Everything(Span.NONE);
        if (!(events.where() instanceof SearchExpr.Everything)) {
          added.add(new Step(stage, lowering.filter(events, events.where())));
        }
        added.add(new Step(stage, new Events(all, events.window(), events.indexed())));
        break;
      }
      if (!(at instanceof Write)) {
        added.add(new Step(stage, at));
      }
      if (at.inputs().isEmpty()) {
        break;
      }
    }
    Collections.reverse(added);
    return added;
  }

  /** The first step that gives no rows; -1 where all do. */
  int lost(Runs runs) {
    for (int i = 0; i < size(); i++) {
      if (runs.count(plan(i + 1)) == 0) {
        return i;
      }
    }
    return -1;
  }

  int size() {
    return steps.size();
  }

  /** The plan of the first {@code count} steps. */
  Plan plan(int count) {
    Plan plan = steps.get(0).operator();
    for (Step step : steps.subList(1, count)) {
      List<Plan> inputs = new ArrayList<>(step.operator().inputs());
      inputs.set(0, plan);
      plan = step.operator().withInputs(inputs);
    }
    return plan;
  }

  /** The same with another operator at one place. */
  Chain with(int at, Plan operator) {
    List<Step> changed = new ArrayList<>(steps);
    changed.set(at, steps.get(at).with(operator));
    return new Chain(changed);
  }

  /** The same without the operator at one place, which is not the first. */
  Chain without(int at) {
    List<Step> fewer = new ArrayList<>(steps);
    fewer.remove(at);
    return new Chain(fewer);
  }

  /** The same with one operator more, in front of the one at a place. */
  Chain inserting(int at, Plan operator) {
    List<Step> more = new ArrayList<>(steps);
    more.add(at, steps.get(at).with(operator));
    return new Chain(more);
  }
}
