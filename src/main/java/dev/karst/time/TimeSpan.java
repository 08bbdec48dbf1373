package dev.karst.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The width of time buckets: {@code 5m}, {@code 1d}, {@code 1mon}. Buckets shorter than a day are
 * aligned to epoch 0 in UTC; days and longer start at midnight of the zone, counted from 1970-01-01
 * (so weeks start on Thursdays). (semantics.md section 6, bin.)
 *
 * @param count how many units, at least 1
 * @param snap where buckets begin instead; null for their own alignment
 */
public record TimeSpan(long count, TimeUnit unit, Snap snap) {
  private static final int MOST_DIGITS = 9;
  private static final long DAY = 24 * TimeUnit.HOUR.micros();

  /**
   * Where buckets begin, as {@code @w1} says in {@code 1w@w1}: on Mondays (Search Reference
   * "timechart", snap-to-time).
   *
   * @param written behind the span's unit
   * @param anchor the beginning of one bucket, in microseconds of the zone's clocks since 1970
   */
  public record Snap(String written, long anchor) {}

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

  public TimeSpan(long count, TimeUnit unit) {
    this(count, unit, null);
  }

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

  /**
   * Reads a span that may say where its buckets begin: {@code 1w@w1}, {@code 1d@d+6h}.
   *
   * @return empty where the text is none
   */
  public static Optional<TimeSpan> parseSnapped(String text) {
    int at = text.indexOf('@');
    if (at < 0) {
      return parse(text);
    }
    int sign = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    TimeSpan plain = parse(text.substring(sign, at)).orElse(null);
    RelativeTime snap = RelativeTime.parse(text.substring(at)).orElse(null);
    if (plain == null || snap == null) {
      return Optional.empty();
    }
    long anchor = snap.apply(0, ZoneOffset.UTC);
    boolean months = plain.unit.months() > 0;
    if (months && (anchor < 0 || anchor >= 28 * DAY)) {
      return Optional.empty();
    }
    return Optional.of(new TimeSpan(plain.count, plain.unit, new Snap(text.substring(at), anchor)));
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
      return snap == null
          ? Math.floorDiv(micros, width) * width
          : micros - Math.floorMod(clock(micros, zone) - snap.anchor, width);
    }
    return start(firstDay(date(micros, zone)), zone);
  }

  /** The start of the bucket after the one that starts at {@code bucketStart}. */
  public long next(long bucketStart, ZoneId zone) {
    if (!unit.isCalendar()) {
      return bucketStart + count * unit.micros();
    }
    LocalDate first = firstDay(date(bucketStart, zone));
    LocalDate next =
        unit.months() > 0 ? first.plusMonths(count * unit.months()) : first.plusDays(days());
    return start(next, zone);
  }

  /** What the zone's clocks show, in microseconds since 1970. */
  private static long clock(long micros, ZoneId zone) {
    long second = Math.floorDiv(micros, Epoch.SECOND);
    return micros + Calendars.offset(zone, second) * Epoch.SECOND;
  }

  /** When the bucket that begins on a day does. */
  private long start(LocalDate day, ZoneId zone) {
    long ofDay = snap == null ? 0 : Math.floorMod(snap.anchor, DAY);
    if (ofDay == 0) {
      return Calendars.dayStart(day, zone);
    }
    int second = (int) (ofDay / Epoch.SECOND);
    long clock = day.toEpochDay() * DAY + ofDay;
    return clock - Calendars.localOffset(zone, day.toEpochDay(), second) * Epoch.SECOND;
  }

  private long days() {
    return unit == TimeUnit.WEEK ? count * 7 : count;
  }

  private LocalDate firstDay(LocalDate date) {
    long shift = snap == null ? 0 : Math.floorDiv(snap.anchor, DAY);
    return firstDay(date.toEpochDay() - shift).plusDays(shift);
  }

  private LocalDate firstDay(long day) {
    if (unit.months() == 0) {
      return LocalDate.ofEpochDay(Math.floorDiv(day, days()) * days());
    }
    LocalDate date = LocalDate.ofEpochDay(day);
    long months = count * unit.months();
    long since = (date.getYear() - 1970) * 12L + date.getMonthValue() - 1;
    return LocalDate.of(1970, 1, 1).plusMonths(Math.floorDiv(since, months) * months);
  }

  /** The day on which the bucket of an instant is looked for. */
  private LocalDate date(long micros, ZoneId zone) {
    if (snap == null) {
      return Instant.ofEpochSecond(Math.floorDiv(micros, Epoch.SECOND)).atZone(zone).toLocalDate();
    }
    long clock = clock(micros, zone) - Math.floorMod(snap.anchor, DAY);
    return LocalDate.ofEpochDay(Math.floorDiv(clock, DAY));
  }

  @Override
  public String toString() {
    return count + unit.shortName() + (snap == null ? "" : snap.written);
  }
}
