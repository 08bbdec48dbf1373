package dev.karst.diagnose;

import dev.karst.plan.Aggregate;
import dev.karst.plan.Enrich;
import dev.karst.plan.Extend;
import dev.karst.plan.Extract;
import dev.karst.plan.Join;
import dev.karst.plan.Plan;
import dev.karst.plan.Window;
import java.util.List;

/** Which operators make which fields. */
final class Producers {
  private Producers() {}

  /** Whether an operator makes a field, as far as its text tells. */
  static boolean makes(Plan operator, String field) {
    if (operator instanceof Enrich enrich) {
      return enrich.outputs().stream().anyMatch(pair -> pair.field().equals(field));
    }
    if (operator instanceof Extract extract) {
      List<String> targets = extract.extraction().targets();
      return targets != null && targets.contains(field);
    }
    if (operator instanceof Extend extend) {
      return extend.assignments().stream().anyMatch(one -> one.assignment().target().equals(field));
    }
    if (operator instanceof Aggregate aggregate) {
      return aggregate.measures().stream().anyMatch(one -> one.name().equals(field));
    }
    if (operator instanceof Join join) {
      return join.right().fields().mayHave(field);
    }
    return operator instanceof Window window
        && window.fields().names().contains(field)
        && !window.input().fields().names().contains(field);
  }
}
