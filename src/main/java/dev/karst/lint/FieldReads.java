package dev.karst.lint;

import dev.karst.plan.Classify;
import dev.karst.plan.Extend;
import dev.karst.plan.ForEachItem;
import dev.karst.plan.Needs;
import dev.karst.plan.Plan;
import dev.karst.plan.Project;
import dev.karst.plan.Rename;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The fields that an operator names of its input, those that wildcards stand for apart. */
final class FieldReads {
  private FieldReads() {}

  /** Without the raw text, which bare words look at, and null, by which users mean no value. */
  static Set<String> of(Plan plan) {
    Set<String> reads = new LinkedHashSet<>();
    if (plan instanceof Extend extend) {
      Set<String> made = new LinkedHashSet<>();
      for (Extend.Assigned assigned : extend.assignments()) {
        assigned.reads().stream().filter(name -> !made.contains(name)).forEach(reads::add);
        made.add(assigned.assignment().target());
      }
    } else if (plan instanceof Project project) {
      if (project.mode() != Project.Mode.REMOVE) {
        reads.addAll(project.patterns());
      }
    } else if (plan instanceof Rename rename) {
      rename.pairs().forEach(pair -> reads.add(pair.from()));
    } else if (plan instanceof Classify) {
      // Event types and tags look at fields that rows may well lack.
      return reads;
    } else if (plan instanceof ForEachItem each) {
      reads.add(each.field());
    } else {
      Needs needs = plan.inputNeeds(Needs.NONE);
      reads.addAll(needs.all() ? List.of() : needs.names());
    }
    reads.removeIf(
        name ->
            name.indexOf('*') >= 0 || isOwn(name) || name.equals("_raw") || name.equals("null"));
    return reads;
  }

  /** Whether Karst makes a field for itself: users are not told of it. */
  static boolean isOwn(String name) {
    return name.startsWith("_karst");
  }
}
