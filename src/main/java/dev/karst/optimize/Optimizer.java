package dev.karst.optimize;

import dev.karst.expr.ExprBinder;
import dev.karst.plan.Plan;
import java.util.List;

/** The rules in the order in which they run. */
public final class Optimizer {
  private final List<Rule> rules;

  /**
   * @param binder evaluates constant expressions
   */
  public Optimizer(ExprBinder binder) {
    this.rules = List.of(new FoldConstants(binder), new PushFilters(), new PruneFields());
  }

  public List<Rule> rules() {
    return rules;
  }

  public Plan optimize(Plan plan) {
    Plan optimized = plan;
    for (Rule rule : rules) {
      optimized = rule.apply(optimized);
    }
    return optimized;
  }
}
