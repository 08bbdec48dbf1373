package dev.karst.function.stats;

import dev.karst.batch.TimeColumn;

/**
 * The least or greatest of each group's times, while nothing else has come: a number a group, put
 * down without a branch, as whether a row's time is the better one cannot be foreseen. Measures of
 * {@code _time} stand in most searches of detections.
 */
final class ExtremeTimes {
  /** Of a group without a time, in {@link #least}. */
  private static final long NONE = Long.MAX_VALUE;

  private final boolean least;

  /**
   * Of the least times, one microsecond less: an absent one is the greatest number then, and never
   * put down.
   */
  private long[] times = new long[0];

  ExtremeTimes(boolean least) {
    this.least = least;
  }

  void grow(int groups) {
    times = Room.in(times, groups, least ? NONE : TimeColumn.ABSENT);
  }

  void add(TimeColumn column, int[] rows, int[] groups, int count) {
    long[] micros = column.micros();
    int offset = column.offset();
    if (least) {
      for (int i = 0; i < count; i++) {
        int group = groups[i];
        times[group] = Math.min(times[group], micros[offset + rows[i]] - 1);
      }
    } else {
      for (int i = 0; i < count; i++) {
        int group = groups[i];
        times[group] = Math.max(times[group], micros[offset + rows[i]]);
      }
    }
  }

  void merge(ExtremeTimes other, int[] groupOf) {
    for (int group = 0; group < groupOf.length; group++) {
      int here = groupOf[group];
      long time = other.times[group];
      times[here] = least ? Math.min(times[here], time) : Math.max(times[here], time);
    }
  }

  boolean isAbsent(int group) {
    return times[group] == (least ? NONE : TimeColumn.ABSENT);
  }

  /** A group's time in seconds; it has one. */
  double seconds(int group) {
    return TimeColumn.seconds(least ? times[group] + 1 : times[group]);
  }

  /** How many groups there is room for. */
  int groups() {
    return times.length;
  }

  long bytes() {
    return 8L * times.length;
  }
}
