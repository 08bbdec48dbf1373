package dev.karst.lint;

import dev.karst.command.Step;
import dev.karst.plan.Plan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A pipeline, of a search or of one of its subsearches, command by command. */
record Piped(List<Step> steps) {
  Piped {
    steps = List.copyOf(steps);
  }

  /**
   * The operators that a command came to, from its input up to its output. Of operators with
   * several inputs the one that the command's rows come through is followed.
   */
  static List<Plan> operators(Step step) {
    List<Plan> path = new ArrayList<>();
    follow(step.output(), step.input(), path);
    Collections.reverse(path);
    return path;
  }

  private static boolean follow(Plan plan, Plan end, List<Plan> path) {
    if (plan == end) {
      return true;
    }
    path.add(plan);
    for (Plan input : plan.inputs()) {
      if (follow(input, end, path)) {
        return true;
      }
    }
    if (end == null && plan.inputs().isEmpty()) {
      return true;
    }
    path.remove(path.size() - 1);
    return false;
  }
}
