package dev.karst.optimize;

import dev.karst.plan.Extend;
import dev.karst.plan.Filter;
import dev.karst.plan.Plan;
import dev.karst.plan.SummaryScan;
import dev.karst.plan.Union;
import java.util.List;

/**
 * Moves filters towards the scans: below assignments of other fields, into both sides of a union,
 * and into summary scans, where a condition is looked at once a distinct value.
 */
final class PushFilters implements Rule {
  @Override
  public String name() {
    return "push filters";
  }

  @Override
  public Plan apply(Plan plan) {
    if (plan instanceof Filter filter) {
      return push(filter, apply(filter.input()));
    }
    return plan.inputs().isEmpty()
        ? plan
        : plan.withInputs(plan.inputs().stream().map(this::apply).toList());
  }

  /** The filter over an input that is rewritten already. */
  private static Plan push(Filter filter, Plan input) {
    if (input instanceof SummaryScan scan) {
      return scan.filtered(filter.condition());
    }
    if (input instanceof Union union) {
      List<Plan> inputs = union.inputs().stream().map(one -> push(filter, one)).toList();
      return union.withInputs(inputs);
    }
    if (input instanceof Extend extend && !assigns(extend, filter)) {
      return extend.withInput(push(filter, extend.input()));
    }
    if (input instanceof Filter inner) {
      return new Filter(push(filter, inner.input()), inner.condition(), inner.reads());
    }
    return filter.withInput(input);
  }

  private static boolean assigns(Extend extend, Filter filter) {
    return extend.assignments().stream()
        .anyMatch(one -> one.dynamic() || filter.reads().contains(one.assignment().target()));
  }
}
