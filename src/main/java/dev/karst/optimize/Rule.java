package dev.karst.optimize;

import dev.karst.plan.Plan;

/** A rewriting that keeps the answer. */
public interface Rule {
  /** A short name, for {@code explain}. */
  String name();

  /** The plan rewritten; the same object where there was nothing to do. */
  Plan apply(Plan plan);
}
