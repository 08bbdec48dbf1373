package dev.karst.diagnose;

import dev.karst.batch.Batch;
import dev.karst.engine.Engine;
import dev.karst.engine.SearchResult;
import dev.karst.plan.Aggregate;
import dev.karst.plan.Plan;
import dev.karst.text.KarstException;
import dev.karst.text.Span;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Runs chains, or parts of them. */
record Runs(Engine engine) {
  private static final Aggregate.Measure COUNT =
      new Aggregate.Measure(
          new dev.karst.syntax.Aggregate("count", List.of(), "count", null, Span.NONE),
          "count",
          Set.of());

  /** How many rows a plan gives. */
  long count(Plan plan) {
    try (SearchResult result = engine.rows(new Aggregate(plan, List.of(COUNT), List.of(), null))) {
      return (long) result.next().value("count", 0).asNumber().value();
    }
  }

  /** How many rows a proposed plan gives; none where it cannot run. */
  long tried(Plan plan) {
    try {
      return count(plan);
    } catch (KarstException.SearchError e) {
      return 0;
    }
  }

  /** Pulls a plan's rows until they end, or until somebody has seen enough. */
  void each(Plan plan, Predicate<Batch> more) {
    try (SearchResult result = engine.rows(plan)) {
      Batch batch = result.next();
      while (batch != null && more.test(batch)) {
        engine.session().cancellation().check();
        batch = result.next();
      }
    }
  }
}
