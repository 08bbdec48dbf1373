package dev.karst.command;

import dev.karst.plan.Aggregate;
import dev.karst.plan.AppendPipe;
import dev.karst.plan.Dedup;
import dev.karst.plan.Events;
import dev.karst.plan.Fill;
import dev.karst.plan.ForEachRow;
import dev.karst.plan.Inline;
import dev.karst.plan.Join;
import dev.karst.plan.Limit;
import dev.karst.plan.Plan;
import dev.karst.plan.Render;
import dev.karst.plan.Sort;
import dev.karst.plan.Transaction;
import dev.karst.plan.Union;
import dev.karst.plan.Write;
import dev.karst.plan.Zip;

/**
 * Whether a search gives events row by row, newest first: what multisearch asks, and what a data
 * model's base search must do to be summarised segment by segment.
 */
public final class Streaming {
  private Streaming() {}

  static boolean is(Plan plan) {
    boolean ends =
        plan instanceof Aggregate
            || plan instanceof AppendPipe
            || plan instanceof Dedup
            || plan instanceof ForEachRow
            || plan instanceof Inline
            || plan instanceof Join
            || plan instanceof Limit
            || plan instanceof Render
            || plan instanceof Sort
            || plan instanceof Transaction
            || plan instanceof Write
            || plan instanceof Zip
            || (plan instanceof Fill fill && fill.names().isEmpty())
            || (plan instanceof Union union && !union.byTime());
    return !ends && plan.inputs().stream().allMatch(Streaming::is);
  }

  /** Whether a search does so and reads nothing but events. */
  public static boolean ofEvents(Plan plan) {
    return is(plan) && readsEvents(plan);
  }

  private static boolean readsEvents(Plan plan) {
    return plan.inputs().isEmpty()
        ? plan instanceof Events
        : plan.inputs().stream().allMatch(Streaming::readsEvents);
  }
}
