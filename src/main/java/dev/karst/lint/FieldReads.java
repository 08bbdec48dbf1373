package dev.karst.lint;

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
    } else if (plan instanceof ForEachItem each) {
      reads.add(each.field());
    } else {
      Needs needs = plan.inputNeeds(Needs.NONE);
      reads.addAll(needs.all() ? List.of() : needs.names());
    }
    reads.removeIf(name -> name.indexOf('*') >= 0 || isHidden(name));
    return reads;
  }

  /**
   * Fields that Karst makes for itself, the raw text, which bare words look at, and the bare word
   * null, by which users mean no value.
   */
  private static boolean isHidden(String name) {
    return name.startsWith("_karst") || name.equals("_raw") || name.equals("null");
  }
}
