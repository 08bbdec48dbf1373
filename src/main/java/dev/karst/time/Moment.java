package dev.karst.time;

import java.time.Instant;
import java.time.ZoneId;

/** One instant taken apart in one zone, for printing. Not thread-safe, lives for one call. */
final class Moment {
  final long micros;
  final ZoneId zone;
  final int offset;
  final int year;
  final int month;
  final int day;
  final int hour;
  final int minute;
  final int second;
  final int microOfSecond;

  /** Days since 1970-01-01 of the local date. */
  final long epochDay;

  Moment(long micros, ZoneId zone) {
    this.micros = micros;
    this.zone = zone;
    long seconds = Math.floorDiv(micros, Epoch.SECOND);
    this.offset = Calendars.offset(zone, seconds);
    long local = seconds + offset;
    this.epochDay = Math.floorDiv(local, 86_400L);
    int secondOfDay = (int) (local - epochDay * 86_400L);
    long date = Calendars.date(epochDay);
    this.year = Calendars.year(date);
    this.month = Calendars.month(date);
    this.day = Calendars.day(date);
    this.hour = secondOfDay / 3600;
    this.minute = secondOfDay / 60 % 60;
    this.second = secondOfDay % 60;
    this.microOfSecond = (int) Math.floorMod(micros, Epoch.SECOND);
  }

  /** 0 for Sunday to 6 for Saturday. */
  int weekday() {
    return (int) Math.floorMod(epochDay + 4, 7L);
  }

  int dayOfYear() {
    return (int) (epochDay - Calendars.epochDay(year, 1, 1)) + 1;
  }

  /** Week of the year, 0 to 53, week 1 starting at the first {@code firstDay} (0 = Sunday). */
  int week(int firstDay) {
    return (dayOfYear() - 1 + 7 - Math.floorMod(weekday() - firstDay, 7)) / 7;
  }

  /** The Thursday of this moment's ISO week, as an epoch day: its year is the week's year. */
  private long thursday() {
    return epochDay - Math.floorMod(weekday() - 1, 7) + 3;
  }

  int isoYear() {
    return Calendars.year(Calendars.date(thursday()));
  }

  int isoWeek() {
    return (int) (thursday() - Calendars.epochDay(isoYear(), 1, 1)) / 7 + 1;
  }

  boolean daylightSaving() {
    return zone.getRules()
        .isDaylightSavings(Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L)));
  }
}
