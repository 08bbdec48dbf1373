package dev.karst.time;

import dev.karst.text.KarstException.SearchError;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A compiled time format of strftime and strptime. Its variables are those of semantics.md section
 * 2.1, with the usual C ones beside them; names are English. Compile once and keep: immutable and
 * thread-safe.
 */
public final class TimeFormat {
  private final String pattern;
  private final Directive[] directives;

  private TimeFormat(String pattern, List<Directive> directives) {
    this.pattern = pattern;
    this.directives = directives.toArray(Directive[]::new);
  }

  /**
   * Compiles a format.
   *
   * @throws SearchError for a variable that does not exist, by name
   */
  public static TimeFormat of(String pattern) {
    List<Directive> directives = new ArrayList<>();
    new FormatParser(pattern, directives).parse();
    return new TimeFormat(pattern, directives);
  }

  public String pattern() {
    return pattern;
  }

  /** Prints an instant, microseconds since 1970, as clocks in {@code zone} show it. */
  public String format(long micros, ZoneId zone) {
    StringBuilder out = new StringBuilder(32);
    format(micros, zone, out);
    return out.toString();
  }

  public void format(long micros, ZoneId zone, StringBuilder out) {
    Moment moment = new Moment(micros, zone);
    for (Directive directive : directives) {
      directive.print(moment, out);
    }
  }

  /**
   * Reads an instant at the start of {@code text}; what follows is not looked at, as in C. Leading
   * zeros may be left out; blanks match any run of blanks; the year or the month that the format
   * lacks is the present one's.
   *
   * @param zone what the clock in the text shows, where the text names no zone
   * @return microseconds since 1970; empty where the text does not fit, or lacks the day
   */
  public OptionalLong parse(String text, ZoneId zone) {
    return parse(text, zone, System.currentTimeMillis() * 1000);
  }

  /**
   * The same with a given present.
   *
   * @param now microseconds, gives the year and the month where the format lacks them
   */
  public OptionalLong parse(String text, ZoneId zone, long now) {
    Reading reading = new Reading(text);
    return read(reading) ? reading.instant(zone, now) : OptionalLong.empty();
  }

  /** The same, with where in the text the time stands and the clock that it is read from. */
  public Optional<TimeRecognizer.Found> find(String text, ZoneId zone, long now) {
    Reading reading = new Reading(text);
    OptionalLong micros = read(reading) ? reading.instant(zone, now) : OptionalLong.empty();
    if (micros.isEmpty()) {
      return Optional.empty();
    }
    ZoneId clock = reading.zone == null ? zone : reading.zone;
    int offset =
        reading.hasEpoch
            ? 0
            : reading.offset != Reading.NONE
                ? reading.offset
                : Calendars.offset(clock, Math.floorDiv(micros.getAsLong(), Epoch.SECOND));
    boolean zoned = reading.hasEpoch || reading.offset != Reading.NONE || reading.zone != null;
    return Optional.of(new TimeRecognizer.Found(micros.getAsLong(), 0, reading.at, offset, zoned));
  }

  /** The same where {@code text} holds nothing but the time. */
  public OptionalLong parseWhole(String text, ZoneId zone, long now) {
    Reading reading = new Reading(text);
    boolean fits = read(reading) && reading.atEnd();
    return fits ? reading.instant(zone, now) : OptionalLong.empty();
  }

  private boolean read(Reading reading) {
    for (Directive directive : directives) {
      if (!directive.read(reading)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return pattern;
  }
}
