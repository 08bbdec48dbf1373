package dev.karst.time;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A schedule of five fields, as cron and saved searches have them: minute, hour, day of the month,
 * month, day of the week (0 and 7 are Sunday). A field is {@code *}, numbers, ranges, lists and
 * steps; months and days of the week have names too. Where both kinds of days are restricted, one
 * of them is enough. Written here, for it is five bit sets; libraries bring seconds, years and
 * dialects that saved searches do not have.
 */
public final class Cron {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

  /** Four years of days hold every date that there is, leap days too; twice for 2100. */
  private static final int MOST_DAYS = 8 * 366;

  private final String text;
  private final BitSet minutes;
  private final BitSet hours;
  private final BitSet days;
  private final BitSet months;
  private final BitSet weekdays;
  private final boolean eitherDay;

  private Cron(String text, String[] fields) {
    this.text = text;
    this.minutes = field(fields[0], 0, 59, List.of(), 0);
    this.hours = field(fields[1], 0, 23, List.of(), 0);
    this.days = field(fields[2], 1, 31, List.of(), 0);
    this.months = field(fields[3], 1, 12, MONTHS, 1);
    this.weekdays = field(fields[4], 0, 7, DAYS, 0);
    if (weekdays.get(7)) {
      weekdays.set(0);
    }
    this.eitherDay = !fields[2].startsWith("*") && !fields[4].startsWith("*");
  }

  /** Reads one; empty where the text is none, or names a day that never comes. */
  public static Optional<Cron> parse(String text) {
    String[] fields = text.strip().split("\\s+");
    if (fields.length != 5) {
      return Optional.empty();
    }
    try {
      Cron cron = new Cron(text.strip(), fields);
      return cron.next(Instant.EPOCH, ZoneId.of("UTC")).map(any -> cron);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static BitSet field(String text, int least, int most, List<String> names, int first) {
    BitSet values = new BitSet(most + 1);
    for (String part : text.split(",", -1)) {
      int slash = part.indexOf('/');
      String range = slash < 0 ? part : part.substring(0, slash);
      int step = slash < 0 ? 1 : number(part.substring(slash + 1));
      int dash = range.indexOf('-');
      int from;
      int to;
      if (range.equals("*")) {
        from = least;
        to = most;
      } else if (dash > 0) {
        from = value(range.substring(0, dash), names, first);
        to = value(range.substring(dash + 1), names, first);
      } else {
        from = value(range, names, first);
        to = slash < 0 ? from : most;
      }
      if (from < least || to > most || from > to || step < 1) {
        throw new IllegalArgumentException(part);
      }
      for (int value = from; value <= to; value += step) {
        values.set(value);
      }
    }
    return values;
  }

  private static int value(String text, List<String> names, int first) {
    int named = names.indexOf(text.toLowerCase(Locale.ROOT));
    return named >= 0 ? named + first : number(text);
  }

  private static int number(String text) {
    if (!text.matches("\\d{1,4}")) {
      throw new IllegalArgumentException(text);
    }
    return Integer.parseInt(text);
  }

  /**
   * The first time at or after an instant; empty where it never comes. A time that the clock skips
   * in spring does not come that day; one that it repeats in autumn comes once.
   */
  public Optional<Instant> next(Instant from, ZoneId zone) {
    ZonedDateTime start = from.atZone(zone);
    ZonedDateTime day = start.truncatedTo(ChronoUnit.DAYS);
    for (int i = 0; i < MOST_DAYS; i++) {
      if (isDay(day)) {
        Optional<Instant> found = within(day, from, zone);
        if (found.isPresent()) {
          return found;
        }
      }
      day = day.toLocalDate().plusDays(1).atStartOfDay(zone);
    }
    return Optional.empty();
  }

  private Optional<Instant> within(ZonedDateTime day, Instant from, ZoneId zone) {
    for (int hour = hours.nextSetBit(0); hour >= 0; hour = hours.nextSetBit(hour + 1)) {
      for (int at = minutes.nextSetBit(0); at >= 0; at = minutes.nextSetBit(at + 1)) {
        ZonedDateTime time = day.toLocalDate().atTime(hour, at).atZone(zone);
        boolean skipped = time.getHour() != hour || time.getMinute() != at;
        if (!skipped && !time.toInstant().isBefore(from)) {
          return Optional.of(time.toInstant());
        }
      }
    }
    return Optional.empty();
  }

  private boolean isDay(ZonedDateTime day) {
    boolean date = days.get(day.getDayOfMonth());
    boolean weekday = weekdays.get(day.getDayOfWeek().getValue() % 7);
    return months.get(day.getMonthValue()) && (eitherDay ? date || weekday : date && weekday);
  }

  @Override
  public String toString() {
    return text;
  }
}
