package dev.karst.diagnose;

import dev.karst.plan.Aggregate;
import dev.karst.plan.Extend;
import dev.karst.plan.Plan;
import dev.karst.plan.Rename;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which steps a field's value comes from, through what is computed of it. */
final class Origins {
  private Origins() {}

  /** The steps of one kind that a field comes from, the last first. */
  static Set<Integer> of(Loss loss, String field, Class<? extends Plan> kind) {
    Set<Integer> found = new LinkedHashSet<>();
    trace(loss, field, loss.at() - 1, kind, found);
    return found;
  }

  private static void trace(
      Loss loss, String field, int from, Class<? extends Plan> kind, Set<Integer> found) {
    for (int at = from; at > 0; at--) {
      Plan operator = loss.chain().steps().get(at).operator();
      if (kind.isInstance(operator) && Producers.makes(operator, field)) {
        found.add(at);
        return;
      }
      Set<String> read = read(operator, field);
      if (read != null) {
        for (String one : read) {
          trace(loss, one, at - 1, kind, found);
        }
        return;
      }
    }
  }

  /** What an operator makes a field of; null where it does not make it. */
  private static Set<String> read(Plan operator, String field) {
    if (operator instanceof Extend extend) {
      return extend.assignments().stream()
          .filter(one -> one.assignment().target().equals(field))
          .findFirst()
          .map(Extend.Assigned::reads)
          .orElse(null);
    }
    if (operator instanceof Aggregate aggregate) {
      return aggregate.measures().stream()
          .filter(one -> one.name().equals(field))
          .findFirst()
          .map(Aggregate.Measure::reads)
          .orElse(null);
    }
    if (operator instanceof Rename rename) {
      return rename.sources(List.of(field)).containsKey(field) ? source(rename, field) : null;
    }
    return null;
  }

  private static Set<String> source(Rename rename, String field) {
    return rename.pairs().stream()
        .filter(pair -> pair.to().equals(field))
        .findFirst()
        .map(pair -> Set.of(pair.from()))
        .orElse(null);
  }
}
