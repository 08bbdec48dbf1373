package dev.karst.time;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A point in time as time modifiers write it: {@code now}, {@code -1d@d+2h}, epoch seconds, or a
 * date. Steps of a relative time apply from left to right; an offset without a number is 1; a snap
 * rounds down. Days and longer follow the calendar of the zone, shorter units are exact lengths.
 * (semantics.md section 1.)
 */
public final class RelativeTime {
  private static final List<TimeFormat> ABSOLUTE =
      List.of(
          TimeFormat.of("%m/%d/%Y:%H:%M:%S"),
          TimeFormat.of("%m/%d/%Y:%H:%M:%S.%N"),
          TimeFormat.of("%m/%d/%Y"),
          TimeFormat.of("%Y-%m-%dT%H:%M:%S"),
          TimeFormat.of("%Y-%m-%dT%H:%M:%S%z"),
          TimeFormat.of("%Y-%m-%dT%H:%M:%S.%N"),
          TimeFormat.of("%Y-%m-%dT%H:%M:%S.%N%z"),
          TimeFormat.of("%Y-%m-%d %H:%M:%S"),
          TimeFormat.of("%Y-%m-%d %H:%M:%S.%N"),
          TimeFormat.of("%Y-%m-%d"));

  /** More digits than any sensible offset has; keeps the arithmetic in range. */
  private static final int MOST_DIGITS = 12;

  private final String text;
  private final List<Step> steps;

  /** The instant of an absolute epoch time; null for others. */
  private final Long epoch;

  /** The format of an absolute date; null for others. */
  private final TimeFormat date;

  private RelativeTime(String text, List<Step> steps, Long epoch, TimeFormat date) {
    this.text = text;
    this.steps = List.copyOf(steps);
    this.epoch = epoch;
    this.date = date;
  }

  private interface Step {
    ZonedDateTime apply(ZonedDateTime time);
  }

  private record Offset(long count, TimeUnit unit) implements Step {
    @Override
    public ZonedDateTime apply(ZonedDateTime time) {
      if (!unit.isCalendar()) {
        long micros = Math.multiplyExact(count, unit.micros());
        return time.plus(micros, ChronoUnit.MICROS);
      }
      return switch (unit) {
        case DAY -> time.plusDays(count);
        case WEEK -> time.plusWeeks(count);
        default -> time.plusMonths(Math.multiplyExact(count, unit.months()));
      };
    }
  }

  /** Rounds down to a unit; {@code weekday} counts from Sunday, for weeks. */
  private record Snap(TimeUnit unit, int weekday) implements Step {
    @Override
    public ZonedDateTime apply(ZonedDateTime time) {
      LocalDate date = time.toLocalDate();
      return switch (unit) {
        case DAY -> start(date, time);
        case WEEK -> start(date.with(TemporalAdjusters.previousOrSame(first())), time);
        case MONTH -> start(date.withDayOfMonth(1), time);
        case QUARTER -> {
          int month = (date.getMonthValue() - 1) / 3 * 3 + 1;
          yield start(LocalDate.of(date.getYear(), month, 1), time);
        }
        case YEAR -> start(date.withDayOfYear(1), time);
        case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
        case MINUTE -> time.truncatedTo(ChronoUnit.MINUTES);
        case SECOND -> time.truncatedTo(ChronoUnit.SECONDS);
        default -> {
          int unitNanos = (int) unit.micros() * 1000;
          yield time.withNano(time.getNano() / unitNanos * unitNanos);
        }
      };
    }

    private DayOfWeek first() {
      return DayOfWeek.of(weekday == 0 ? 7 : weekday);
    }

    private static ZonedDateTime start(LocalDate date, ZonedDateTime time) {
      return date.atStartOfDay(time.getZone());
    }
  }

  /**
   * Reads a time modifier's value.
   *
   * @return empty where the text is none; the caller knows the modifier's name and says so
   */
  public static Optional<RelativeTime> parse(String text) {
    String trimmed = text.trim();
    if (trimmed.equalsIgnoreCase("now") || trimmed.equalsIgnoreCase("now()")) {
      return Optional.of(new RelativeTime(trimmed, List.of(), null, null));
    }
    OptionalLong epoch = Epoch.parse(trimmed);
    if (epoch.isPresent()) {
      return Optional.of(new RelativeTime(trimmed, List.of(), epoch.getAsLong(), null));
    }
    Optional<List<Step>> steps = steps(trimmed);
    if (steps.isPresent()) {
      return Optional.of(new RelativeTime(trimmed, steps.get(), null, null));
    }
    for (TimeFormat format : ABSOLUTE) {
      if (format.parseWhole(trimmed, ZoneId.of("UTC"), 0).isPresent()) {
        return Optional.of(new RelativeTime(trimmed, List.of(), null, format));
      }
    }
    return Optional.empty();
  }

  private static Optional<List<Step>> steps(String text) {
    List<Step> steps = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char sign = text.charAt(at++);
      if (sign != '+' && sign != '-' && sign != '@') {
        return Optional.empty();
      }
      int digits = at;
      while (at < text.length() && Character.digit(text.charAt(at), 10) >= 0) {
        at++;
      }
      int letters = at;
      while (at < text.length() && Character.isLetter(text.charAt(at))) {
        at++;
      }
      TimeUnit unit = TimeUnit.named(text.substring(letters, at));
      if (unit == null || letters - digits > MOST_DIGITS) {
        return Optional.empty();
      }
      if (sign != '@') {
        long count = letters == digits ? 1 : Long.parseLong(text, digits, letters, 10);
        steps.add(new Offset(sign == '-' ? -count : count, unit));
        continue;
      }
      if (letters > digits) {
        return Optional.empty();
      }
      int weekday = 0;
      if (text.substring(letters, at).equalsIgnoreCase("w") && at < text.length()) {
        char c = text.charAt(at);
        if (c >= '0' && c <= '7') {
          weekday = (c - '0') % 7;
          at++;
        }
      }
      steps.add(new Snap(unit, weekday));
    }
    return steps.isEmpty() ? Optional.empty() : Optional.of(steps);
  }

  /** Whether it depends on the present. */
  public boolean isRelative() {
    return epoch == null && date == null;
  }

  /**
   * The instant it means, microseconds since 1970. Beyond what a long holds it is {@link
   * Epoch#LEAST} or {@link Epoch#GREATEST}.
   */
  public long apply(long nowMicros, ZoneId zone) {
    if (epoch != null) {
      return epoch;
    }
    if (date != null) {
      return date.parseWhole(text, zone, nowMicros).orElseThrow();
    }
    if (steps.isEmpty()) {
      return nowMicros;
    }
    Instant now =
        Instant.ofEpochSecond(
            Math.floorDiv(nowMicros, Epoch.SECOND), Math.floorMod(nowMicros, Epoch.SECOND) * 1000);
    try {
      ZonedDateTime time = now.atZone(zone);
      for (Step step : steps) {
        time = step.apply(time);
      }
      long micros = Math.multiplyExact(time.toEpochSecond(), Epoch.SECOND);
      return Math.addExact(micros, time.getNano() / 1000);
    } catch (DateTimeException | ArithmeticException outOfRange) {
      return text.startsWith("-") ? Epoch.LEAST : Epoch.GREATEST;
    }
  }

  public long apply(Instant now, ZoneId zone) {
    return apply(now.getEpochSecond() * Epoch.SECOND + now.getNano() / 1000, zone);
  }

  @Override
  public String toString() {
    return text;
  }
}
