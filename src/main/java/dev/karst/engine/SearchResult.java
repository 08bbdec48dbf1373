package dev.karst.engine;

import dev.karst.batch.Batch;
import dev.karst.exec.Exec;
import dev.karst.exec.Profile;
import dev.karst.plan.Aggregate;
import dev.karst.plan.ForEachRow;
import dev.karst.plan.Inline;
import dev.karst.plan.Leaf;
import dev.karst.plan.Pivot;
import dev.karst.plan.Plan;
import dev.karst.plan.Project;
import dev.karst.plan.Render;
import dev.karst.plan.Spread;
import dev.karst.plan.Transpose;
import dev.karst.plan.Unpivot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The rows of a search, pulled batch by batch. Closed by whoever asked for them. */
public final class SearchResult implements AutoCloseable {
  private final Plan plan;
  private final Exec exec;
  private final Profile profile;

  SearchResult(Plan plan, Exec exec, Profile profile) {
    this.plan = plan;
    this.exec = exec;
    this.profile = profile;
  }

  /** The next rows; null at the end. */
  public Batch next() {
    return exec.next();
  }

  /** The columns in order, where they are known before the last row is seen. */
  public Optional<List<String>> columns() {
    return plan.fields().open() ? Optional.empty() : Optional.of(plan.fields().names());
  }

  /**
   * The column order of names that came: of events lexicographic, of results as their command gives
   * them (DESIGN section 1).
   */
  public List<String> order(List<String> names) {
    if (!areEvents(plan)) {
      return names;
    }
    List<String> sorted = new ArrayList<>(names);
    Collections.sort(sorted);
    return sorted;
  }

  /** Whether the rows are events still: nothing on the way chose or made their columns. */
  private static boolean areEvents(Plan plan) {
    if (plan instanceof Leaf) {
      return !(plan instanceof Inline);
    }
    boolean makesColumns =
        plan instanceof Aggregate
            || plan instanceof ForEachRow
            || plan instanceof Render
            || plan instanceof Pivot
            || plan instanceof Spread
            || plan instanceof Transpose
            || plan instanceof Unpivot
            || (plan instanceof Project project && project.mode() == Project.Mode.TABLE);
    return !makesColumns && areEvents(plan.inputs().get(0));
  }

  /** What each operator did; null unless the search was profiled. */
  public Profile profile() {
    return profile;
  }

  @Override
  public void close() {
    exec.close();
  }
}
