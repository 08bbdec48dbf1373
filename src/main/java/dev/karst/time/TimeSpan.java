package dev.karst.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The width of time buckets: {@code 5m}, {@code 1d}, {@code 1mon}. Buckets shorter than a day are
 * aligned to epoch 0 in UTC; days and longer start at midnight of the zone, counted from 1970-01-01
 * (so weeks start on Thursdays). (semantics.md section 6, bin.)
 *
 * @param count how many units, at least 1
 */
public record TimeSpan(long count, TimeUnit unit) {
  private static final int MOST_DIGITS = 9;

  /**
   * What timechart and bin choose from where no span is given: the first that makes no more than
   * the wanted bins. With 100 bins this is the documented table (semantics.md section 3): 15m->10s,
   * 60m->1m, 4h->5m, 24h->30m, 30d->1d, a year->1mon.
   */
  private static final List<TimeSpan> AUTOMATIC =
      List.of(
          new TimeSpan(1, TimeUnit.SECOND),
          new TimeSpan(5, TimeUnit.SECOND),
          new TimeSpan(10, TimeUnit.SECOND),
          new TimeSpan(30, TimeUnit.SECOND),
          new TimeSpan(1, TimeUnit.MINUTE),
          new TimeSpan(5, TimeUnit.MINUTE),
          new TimeSpan(10, TimeUnit.MINUTE),
          new TimeSpan(30, TimeUnit.MINUTE),
          new TimeSpan(1, TimeUnit.HOUR),
          new TimeSpan(1, TimeUnit.DAY),
          new TimeSpan(1, TimeUnit.MONTH));

  public TimeSpan {
    if (count < 1) {
      throw new IllegalArgumentException("a span has at least one unit");
    }
  }

  /**
   * Reads a number and a unit; a unit alone is one of it.
   *
   * @return empty where the text is no span
   */
  public static Optional<TimeSpan> parse(String text) {
    int digits = 0;
    while (digits < text.length() && Character.digit(text.charAt(digits), 10) >= 0) {
      digits++;
    }
    TimeUnit unit = TimeUnit.named(text.substring(digits));
    if (unit == null || digits > MOST_DIGITS) {
      return Optional.empty();
    }
    long count = digits == 0 ? 1 : Long.parseLong(text, 0, digits, 10);
    return count == 0 ? Optional.empty() : Optional.of(new TimeSpan(count, unit));
  }

  /** The span for a time range that gives no more than {@code bins} buckets; 1mon at the most. */
  public static TimeSpan automatic(long fromMicros, long toMicros, int bins) {
    return automatic(fromMicros, toMicros, bins, null);
  }

  /**
   * The same, no shorter than {@code least}.
   *
   * @param least null for any
   */
  public static TimeSpan automatic(long fromMicros, long toMicros, int bins, TimeSpan least) {
    double range = (double) toMicros - fromMicros;
    double shortest = least == null ? 0 : least.nominalMicros();
    for (TimeSpan span : AUTOMATIC) {
      if (span.nominalMicros() >= shortest && range / span.nominalMicros() <= bins) {
        return span;
      }
    }
    return AUTOMATIC.get(AUTOMATIC.size() - 1);
  }

  /** Its length where days have 24 hours and months 30 days; to compare spans, not to add. */
  public double nominalMicros() {
    double day = 24.0 * TimeUnit.HOUR.micros();
    double one =
        switch (unit) {
          case DAY -> day;
          case WEEK -> 7 * day;
          case MONTH, QUARTER -> unit.months() * 30 * day;
          case YEAR -> 365 * day;
          default -> unit.micros();
        };
    return one * count;
  }

  /** The start of the bucket that holds an instant; both in microseconds since 1970. */
  public long bucket(long micros, ZoneId zone) {
    if (!unit.isCalendar()) {
      long width = count * unit.micros();
      return Math.floorDiv(micros, width) * width;
    }
    return Calendars.dayStart(firstDay(date(micros, zone)), zone);
  }

  /** The start of the bucket after the one that starts at {@code bucketStart}. */
  public long next(long bucketStart, ZoneId zone) {
    if (!unit.isCalendar()) {
      return bucketStart + count * unit.micros();
    }
    LocalDate first = firstDay(date(bucketStart, zone));
    LocalDate next =
        unit.months() > 0 ? first.plusMonths(count * unit.months()) : first.plusDays(days());
    return Calendars.dayStart(next, zone);
  }

  private long days() {
    return unit == TimeUnit.WEEK ? count * 7 : count;
  }

  private LocalDate firstDay(LocalDate date) {
    if (unit.months() == 0) {
      return LocalDate.ofEpochDay(Math.floorDiv(date.toEpochDay(), days()) * days());
    }
    long months = count * unit.months();
    long since = (date.getYear() - 1970) * 12L + date.getMonthValue() - 1;
    return LocalDate.of(1970, 1, 1).plusMonths(Math.floorDiv(since, months) * months);
  }

  private static LocalDate date(long micros, ZoneId zone) {
    return Instant.ofEpochSecond(Math.floorDiv(micros, Epoch.SECOND)).atZone(zone).toLocalDate();
  }

  @Override
  public String toString() {
    return count + unit.shortName();
  }
}
