package dev.karst.command;

import dev.karst.plan.Dataset;
import dev.karst.plan.Events;
import dev.karst.plan.Plan;
import dev.karst.plan.TimeWindow;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The time range that the rows of a plan come from. */
final class Ranges {
  private Ranges() {}

  /** The range of the first leaf that has one, else the search's. */
  static TimeWindow of(Plan plan, Lowering lowering) {
    Plan leaf = plan;
    while (leaf != null && !leaf.inputs().isEmpty()) {
      leaf = leaf.inputs().get(0);
    }
    if (leaf instanceof Events events) {
      return events.window();
    }
    return leaf instanceof Dataset dataset ? dataset.window() : lowering.window();
  }

  /** When the search started, in microseconds. */
  static long now(Lowering lowering) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, lowering.session().now());
  }
}
