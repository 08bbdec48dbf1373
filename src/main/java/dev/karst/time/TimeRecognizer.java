package dev.karst.time;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds a time in a text whose format nobody told: the first date that stands there, with its time
 * and zone; else seconds since 1970; else a time of day, on the day of the time before (props.conf,
 * "timestamp extraction").
 */
public final class TimeRecognizer {
  private static final String MONTH =
      "(?<name>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.?";
  private static final String CLOCK =
      "(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,:](?<fraction>\\d{1,9}))?)?"
          + "(?:\\s?(?<half>[AaPp])\\.?[Mm]\\.?(?![A-Za-z]))?";
  private static final String ZONE =
      "(?:\\s?(?<zone>[+-]\\d{2}:?\\d{2}(?!\\d)|Z(?![A-Za-z])|[A-Z]{3,4}(?![A-Za-z])))?";
  private static final String THEN =
      "(?:(?:T|_|,\\s*|:|\\s+(?:at\\s+|-\\s+)?)" + CLOCK + ZONE + ")";
  private static final String START = "(?<![\\d.])";

  /** Forms with a date; the first in the text counts, of one place the first here. */
  private static final List<Pattern> DATES =
      List.of(
          Pattern.compile(
              START
                  + "(?<year>\\d{4})([-/.])(?<month>\\d{1,2})\\2(?<day>\\d{1,2})(?!\\d)"
                  + THEN
                  + "?"),
          Pattern.compile(
              START
                  + "(?<year>\\d{4})(?<month>\\d{2})(?<day>\\d{2})[T ]?(?<hour>\\d{2})"
                  + "(?<minute>\\d{2})(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9}))?(?!\\d)"
                  + ZONE),
          Pattern.compile(
              START
                  + "(?<month>\\d{1,2})([-/.])(?<day>\\d{1,2})\\2(?<year>\\d{4}|\\d{2})(?![\\d.])"
                  + THEN
                  + "?"),
          Pattern.compile(
              START
                  + "(?<day>\\d{1,2})[-/ ]"
                  + MONTH
                  + "[-/ ](?<year>\\d{4}|\\d{2})(?!\\d)"
                  + THEN
                  + "?"),
          Pattern.compile(
              "(?<![A-Za-z])"
                  + MONTH
                  + "\\s+(?<day>\\d{1,2})(?:,?\\s+(?<year>\\d{4}))?"
                  + THEN
                  + "(?:\\s+(?<later>(?:19|20)\\d{2})(?!\\d))?"));

  private static final Pattern EPOCH =
      Pattern.compile(
          START + "(?<epoch>1\\d{9})(?:(?<millis>\\d{3})|\\.(?<fraction>\\d{1,9}))?(?!\\d)");

  private static final Pattern TIME_OF_DAY = Pattern.compile(START + CLOCK + ZONE);

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  /** A date without a year that lies further ahead is one of the year before. */
  private static final long AHEAD = 2 * 86_400L * Epoch.SECOND;

  private final ZoneId zone;
  private final long now;

  /**
   * @param zone what clocks show where the text names no zone
   * @param now microseconds; gives the year where the text has none
   */
  public TimeRecognizer(ZoneId zone, long now) {
    this.zone = zone;
    this.now = now;
  }

  /**
   * A time.
   *
   * @param micros since 1970 UTC
   * @param start where it begins in the text
   * @param end where it ends
   * @param offset seconds east of UTC of the clock that it was read from
   * @param zoned whether the text names the zone
   */
  public record Found(long micros, int start, int end, int offset, boolean zoned) {}

  /**
   * The time in a text.
   *
   * @param before microseconds; gives the day where the text has none
   */
  public Optional<Found> find(String text, long before) {
    return dated(text).or(() -> timeOfDay(text, before));
  }

  /** The time in a text that names its day: it depends on no other time. */
  public Optional<Found> dated(String text) {
    Found first = null;
    for (Pattern form : DATES) {
      Found found = find(form, text, 0);
      if (found != null && (first == null || found.start() < first.start())) {
        first = found;
      }
    }
    return Optional.ofNullable(first == null ? epoch(text) : first);
  }

  /** The time of day in a text, on the day of {@code before}, microseconds. */
  public Optional<Found> timeOfDay(String text, long before) {
    return Optional.ofNullable(find(TIME_OF_DAY, text, before));
  }

  private Found find(Pattern form, String text, long before) {
    Matcher match = form.matcher(text);
    while (match.find()) {
      Found found = found(new Parts(match), before);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static Found epoch(String text) {
    Matcher match = EPOCH.matcher(text);
    if (!match.find()) {
      return null;
    }
    Parts parts = new Parts(match);
    long micros = Long.parseLong(match.group("epoch")) * Epoch.SECOND;
    micros += match.group("millis") == null ? parts.micros() : parts.number("millis", 0) * 1000L;
    return new Found(micros, match.start(), match.end(), 0, true);
  }

  /** Null where the parts are no time. */
  private Found found(Parts parts, long before) {
    ZoneId named = parts.zone();
    ZoneId clock = named == null ? zone : named;
    int month = parts.month();
    int day = parts.number("day", -1);
    int year = parts.year();
    if (day < 0) {
      Moment last = new Moment(before, clock);
      year = last.year;
      month = last.month;
      day = last.day;
    }
    boolean guessed = year < 0;
    year = guessed ? new Moment(now, clock).year : year;
    if (month > 12 && day <= 12 && parts.text("name") == null) {
      int swapped = month;
      month = day;
      day = swapped;
    }
    int second = parts.secondOfDay();
    if (month < 1 || month > 12 || day < 1 || second < 0) {
      return null;
    }
    long micros = day > Calendars.daysOfMonth(year, month) ? Long.MIN_VALUE : 0;
    if (micros == 0) {
      micros = micros(year, month, day, second, clock);
    }
    if (guessed && (micros == Long.MIN_VALUE || micros > now + AHEAD)) {
      year--;
      if (day > Calendars.daysOfMonth(year, month)) {
        return null;
      }
      micros = micros(year, month, day, second, clock);
    }
    if (micros == Long.MIN_VALUE) {
      return null;
    }
    int offset = Calendars.offset(clock, Math.floorDiv(micros, Epoch.SECOND));
    return new Found(
        micros + parts.micros(), parts.match.start(), parts.end(named), offset, named != null);
  }

  private static long micros(int year, int month, int day, int second, ZoneId zone) {
    long epochDay = Calendars.epochDay(year, month, day);
    int east = Calendars.localOffset(zone, epochDay, second);
    return (epochDay * 86_400 + second - east) * Epoch.SECOND;
  }

  /** The named groups of a match; not every form has each. */
  private static final class Parts {
    private final Matcher match;
    private final String pattern;

    Parts(Matcher match) {
      this.match = match;
      this.pattern = match.pattern().pattern();
    }

    /** Null where the form has no such part, or the text lacks it. */
    private String text(String part) {
      return pattern.contains("(?<" + part + ">") ? match.group(part) : null;
    }

    private int number(String part, int fallback) {
      String text = text(part);
      return text == null ? fallback : Integer.parseInt(text);
    }

    private int month() {
      String name = text("name");
      return name == null ? number("month", -1) : MONTHS.indexOf(name.toLowerCase(Locale.ROOT)) + 1;
    }

    /** -1 where there is none; two digits are of the years 1970 to 2069. */
    private int year() {
      int year = number("year", number("later", -1));
      String text = text("year");
      return text != null && text.length() == 2 ? year + (year < 70 ? 2000 : 1900) : year;
    }

    /** -1 where there is no such time; midnight where there is none at all. */
    private int secondOfDay() {
      int hour = number("hour", 0);
      int minute = number("minute", 0);
      int second = number("second", 0);
      String half = text("half");
      if (half != null) {
        if (hour < 1 || hour > 12) {
          return -1;
        }
        hour = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
      }
      return hour > 23 || minute > 59 || second > 60 ? -1 : hour * 3600 + minute * 60 + second;
    }

    private int micros() {
      String fraction = text("fraction");
      return fraction == null ? 0 : Integer.parseInt((fraction + "000000").substring(0, 6));
    }

    /** Null where none is named, or none that is known. */
    private ZoneId zone() {
      String name = text("zone");
      if (name == null) {
        return null;
      }
      boolean number = name.startsWith("+") || name.startsWith("-");
      if (!number) {
        return ZoneNames.parse(name);
      }
      String digits = name.replace(":", "");
      int hours = Integer.parseInt(digits.substring(1, 3));
      int minutes = Integer.parseInt(digits.substring(3, 5));
      int seconds = hours * 3600 + minutes * 60;
      boolean fits = minutes < 60 && seconds <= 18 * 3600;
      return fits ? ZoneOffset.ofTotalSeconds(name.startsWith("-") ? -seconds : seconds) : null;
    }

    /** Where the time ends; a word behind it that names no zone is no part of it. */
    private int end(ZoneId zone) {
      boolean other = zone == null && text("zone") != null;
      return other ? match.start("zone") : match.end();
    }
  }
}
