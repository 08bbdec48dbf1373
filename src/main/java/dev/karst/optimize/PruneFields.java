package dev.karst.optimize;

import dev.karst.plan.Classify;
import dev.karst.plan.Enrich;
import dev.karst.plan.EventScan;
import dev.karst.plan.Extend;
import dev.karst.plan.Extract;
import dev.karst.plan.Needs;
import dev.karst.plan.Plan;
import dev.karst.plan.SummaryScan;
import java.util.ArrayList;
import java.util.List;

/** Tells every operator which of its fields somebody reads, so that others are never made. */
final class PruneFields implements Rule {
  @Override
  public String name() {
    return "prune fields";
  }

  @Override
  public Plan apply(Plan plan) {
    return prune(plan, Needs.ALL);
  }

  private static Plan prune(Plan plan, Needs needs) {
    if (plan instanceof SummaryScan scan) {
      return scan.needing(needs);
    }
    if (plan instanceof EventScan scan) {
      return new EventScan(scan.segments(), scan.window(), needs);
    }
    Plan kept = narrowed(plan, needs);
    if (kept == null) {
      return prune(plan.inputs().get(0), needs);
    }
    Needs inputNeeds = kept.inputNeeds(needs);
    return kept.inputs().isEmpty()
        ? kept
        : kept.withInputs(kept.inputs().stream().map(input -> prune(input, inputNeeds)).toList());
  }

  /** The operator without what nobody reads; null where nothing is left of it. */
  private static Plan narrowed(Plan plan, Needs needs) {
    if (plan instanceof Extend extend) {
      List<Extend.Assigned> kept = kept(extend, needs);
      return kept.isEmpty() ? null : extend.keeping(kept);
    }
    if (plan instanceof Extract extract) {
      List<String> targets = extract.extraction().targets();
      boolean read =
          targets == null
              ? needs.all() || !needs.names().isEmpty()
              : targets.stream().anyMatch(needs::contains);
      return read ? extract.wanting(needs) : null;
    }
    if (plan instanceof Enrich enrich) {
      List<Enrich.Pair> kept =
          enrich.outputs().stream().filter(output -> needs.contains(output.field())).toList();
      return kept.isEmpty() ? null : enrich.keeping(kept);
    }
    if (plan instanceof Classify classify) {
      return classify.targets().stream().anyMatch(needs::contains) ? classify : null;
    }
    return plan;
  }

  /** The assignments that somebody above, or a later one, reads. */
  private static List<Extend.Assigned> kept(Extend extend, Needs needs) {
    List<Extend.Assigned> kept = new ArrayList<>();
    Needs wanted = needs;
    List<Extend.Assigned> all = extend.assignments();
    for (int i = all.size() - 1; i >= 0; i--) {
      Extend.Assigned assigned = all.get(i);
      if (assigned.dynamic() || wanted.contains(assigned.assignment().target())) {
        kept.add(0, assigned);
        if (!extend.atOnce()) {
          wanted = wanted.plus(assigned.reads());
        }
      }
    }
    return kept;
  }
}
