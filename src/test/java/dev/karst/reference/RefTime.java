package dev.karst.reference;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times in UTC (semantics.md sections 1 and 2.1). */
final class RefTime {
  private static final Pattern PART = Pattern.compile("([+-])(\\d*)([a-z]+)|@([a-z]+\\d?)");
  private static final Map<String, String> JAVA =
      Map.of(
          "%Y",
          "yyyy", "%m", "MM", "%d", "dd", "%H", "HH", "%M", "mm", "%S", "ss", "%b", "MMM", "%a",
          "EEE", "%j", "DDD", "%y", "yy");

  private RefTime() {}

  private static ZonedDateTime of(double seconds) {
    return Instant.ofEpochSecond((long) Math.floor(seconds)).atZone(ZoneOffset.UTC);
  }

  static String strftime(double seconds, String format) {
    String pattern = format.replaceAll("([^%A-Za-z]+)", "'$1'");
    for (Map.Entry<String, String> one : JAVA.entrySet()) {
      pattern = pattern.replace(one.getKey(), one.getValue());
    }
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(of(seconds));
  }

  /** Offsets and snaps, from left to right. */
  static double relative(double seconds, String modifier) {
    ZonedDateTime time = of(seconds);
    for (Matcher part = PART.matcher(modifier); part.find(); ) {
      if (part.group(4) != null) {
        time = snap(time, part.group(4));
      } else {
        long count = part.group(2).isEmpty() ? 1 : Long.parseLong(part.group(2));
        time = add(time, part.group(1).equals("-") ? -count : count, part.group(3));
      }
    }
    return time.toEpochSecond();
  }

  private static ZonedDateTime add(ZonedDateTime time, long count, String unit) {
    return switch (unit) {
      case "s" -> time.plusSeconds(count);
      case "m" -> time.plusMinutes(count);
      case "h" -> time.plusHours(count);
      case "d" -> time.plusDays(count);
      case "w" -> time.plusWeeks(count);
      case "mon" -> time.plusMonths(count);
      case "q" -> time.plusMonths(3 * count);
      case "y" -> time.plusYears(count);
      default -> throw new UnsupportedOperationException(unit);
    };
  }

  /** Down to the start of the unit; weeks begin on the day that a digit names, 0 for Sunday. */
  private static ZonedDateTime snap(ZonedDateTime time, String unit) {
    ZonedDateTime day = time.truncatedTo(ChronoUnit.DAYS);
    if (unit.startsWith("w")) {
      int number = unit.length() == 1 ? 0 : unit.charAt(1) - '0';
      return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.of(number == 0 ? 7 : number)));
    }
    return switch (unit) {
      case "s" -> time.truncatedTo(ChronoUnit.SECONDS);
      case "m" -> time.truncatedTo(ChronoUnit.MINUTES);
      case "h" -> time.truncatedTo(ChronoUnit.HOURS);
      case "d" -> day;
      case "mon" -> day.withDayOfMonth(1);
      case "q" -> day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
      case "y" -> day.withDayOfYear(1);
      default -> throw new UnsupportedOperationException(unit);
    };
  }
}
