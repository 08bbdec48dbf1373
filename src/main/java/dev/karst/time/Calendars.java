package dev.karst.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/**
 * Gregorian dates and zone offsets as plain numbers, free of objects: formatting and parsing run
 * once an event.
 */
final class Calendars {
  private static final int[] MONTH_DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private Calendars() {}

  /** The date of a day since 1970-01-01, packed: {@link #year}, {@link #month}, {@link #day}. */
  static long date(long epochDay) {
    long shifted = epochDay + 719_468;
    long era = Math.floorDiv(shifted, 146_097L);
    int dayOfEra = (int) (shifted - era * 146_097);
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int marchMonth = (5 * dayOfYear + 2) / 153;
    int day = dayOfYear - (153 * marchMonth + 2) / 5 + 1;
    int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
    long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    return year << 16 | month << 8 | day;
  }

  static int year(long date) {
    return (int) (date >> 16);
  }

  static int month(long date) {
    return (int) (date >> 8 & 0xff);
  }

  static int day(long date) {
    return (int) (date & 0xff);
  }

  static long epochDay(int year, int month, int day) {
    long y = month <= 2 ? year - 1L : year;
    long era = Math.floorDiv(y, 400L);
    long yearOfEra = y - era * 400;
    long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097 + dayOfEra - 719_468;
  }

  static int daysOfMonth(int year, int month) {
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : MONTH_DAYS[month - 1];
  }

  /** Seconds east of UTC at an instant. */
  static int offset(ZoneId zone, long epochSecond) {
    if (zone instanceof ZoneOffset fixed) {
      return fixed.getTotalSeconds();
    }
    ZoneRules rules = zone.getRules();
    return rules.getOffset(Instant.ofEpochSecond(epochSecond)).getTotalSeconds();
  }

  /**
   * Seconds east of UTC at a local time. In a gap the offset before it holds, so the time moves
   * forward; in an overlap the earlier instant is meant, as java.time has it.
   */
  static int localOffset(ZoneId zone, long epochDay, int secondOfDay) {
    if (zone instanceof ZoneOffset fixed) {
      return fixed.getTotalSeconds();
    }
    LocalDateTime local =
        LocalDateTime.ofEpochSecond(epochDay * 86_400 + secondOfDay, 0, ZoneOffset.UTC);
    return zone.getRules().getOffset(local).getTotalSeconds();
  }

  /** Microseconds at which a local day starts; not always at midnight, where clocks move then. */
  static long dayStart(LocalDate date, ZoneId zone) {
    return date.atStartOfDay(zone).toEpochSecond() * Epoch.SECOND;
  }
}
