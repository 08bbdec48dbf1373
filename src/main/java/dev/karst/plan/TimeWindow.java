package dev.karst.plan;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A range of time, in microseconds since 1970 UTC.
 *
 * @param earliest inclusive
 * @param latest exclusive
 */
public record TimeWindow(long earliest, long latest) {
  public static final TimeWindow ALL = new TimeWindow(Long.MIN_VALUE, Long.MAX_VALUE);

  public boolean contains(long micros) {
    return micros >= earliest && micros < latest;
  }

  /** What is in both. */
  public TimeWindow intersect(TimeWindow other) {
    return new TimeWindow(Math.max(earliest, other.earliest), Math.min(latest, other.latest));
  }

  public boolean isAll() {
    return earliest == Long.MIN_VALUE && latest == Long.MAX_VALUE;
  }

  @Override
  public String toString() {
    return isAll() ? "all time" : bound(earliest) + " to " + bound(latest);
  }

  private static String bound(long micros) {
    if (micros == Long.MIN_VALUE || micros == Long.MAX_VALUE) {
      return "any";
    }
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
  }
}
