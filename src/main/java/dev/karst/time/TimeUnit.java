package dev.karst.time;

import java.util.List;
import java.util.Locale;

/** The units of relative times and spans, by the names of semantics.md section 1. */
public enum TimeUnit {
  MICROSECOND(1, "us"),
  MILLISECOND(1_000, "ms"),
  CENTISECOND(10_000, "cs"),
  DECISECOND(100_000, "ds"),
  SECOND(1_000_000, "s", "sec", "secs", "second", "seconds"),
  MINUTE(60_000_000L, "m", "min", "mins", "minute", "minutes"),
  HOUR(3_600_000_000L, "h", "hr", "hrs", "hour", "hours"),
  DAY(0, "d", "day", "days"),
  WEEK(0, "w", "week", "weeks"),
  MONTH(0, "mon", "month", "months"),
  QUARTER(0, "q", "qtr", "qtrs", "quarter", "quarters"),
  YEAR(0, "y", "yr", "yrs", "year", "years");

  private final long micros;
  private final List<String> names;

  TimeUnit(long micros, String... names) {
    this.micros = micros;
    this.names = List.of(names);
  }

  /**
   * The unit that a text names, in any case.
   *
   * @return null where none is called so
   */
  public static TimeUnit named(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (TimeUnit unit : values()) {
      if (unit.names.contains(lower)) {
        return unit;
      }
    }
    return null;
  }

  /** The shortest name, as spans print. */
  public String shortName() {
    return names.get(0);
  }

  /** Its length; 0 for a day and longer, whose length the calendar and the zone decide. */
  long micros() {
    return micros;
  }

  /** Whether its length is the calendar's: a day or longer. */
  public boolean isCalendar() {
    return micros == 0;
  }

  /** How many months it has; 0 for units shorter than a month. */
  int months() {
    return switch (this) {
      case MONTH -> 1;
      case QUARTER -> 3;
      case YEAR -> 12;
      default -> 0;
    };
  }
}
