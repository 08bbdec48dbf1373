package dev.karst.engine;

import dev.karst.plan.Plan;
import dev.karst.syntax.Pipeline;
import dev.karst.text.SourceText;

/**
 * A search after each stage.
 *
 * @param expanded its text without macros and comments
 * @param pipeline the tree
 * @param lowered the plan that its commands come to
 * @param resolved the plan over what is stored
 * @param optimized the plan that is run
 */
public record Explanation(
    SourceText expanded, Pipeline pipeline, Plan lowered, Plan resolved, Plan optimized) {

  /** Every stage as text, under its name. */
  public String print() {
    return "== expanded\n"
        + expanded.text().strip()
        + "\n\n== parsed\n"
        + pipeline.spl()
        + "\n\n== plan\n"
        + lowered.print()
        + "\n== resolved\n"
        + resolved.print()
        + "\n== optimised\n"
        + optimized.print();
  }
}
