package dev.karst.time;

import java.time.ZoneId;
import java.util.OptionalLong;

/**
 * What has been read of one text by one format: the place in the text, and the parts found. Parts
 * not found are {@link #NONE}. Not thread-safe, lives for one call.
 */
final class Reading {
  static final int NONE = Integer.MIN_VALUE;

  final String text;
  int at;
  int year = NONE;
  int century = NONE;
  int month = NONE;
  int day = NONE;
  int dayOfYear = NONE;
  int hour = NONE;
  int hour12 = NONE;
  int minute = NONE;
  int second = NONE;
  int micros = NONE;

  /** 0 for AM, 12 for PM. */
  int half = NONE;

  /** Seconds east of UTC. */
  int offset = NONE;

  long epochSecond;
  boolean hasEpoch;
  ZoneId zone;

  Reading(String text) {
    this.text = text;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  boolean isDigit(int index) {
    return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
  }

  /** Reads 1 to {@code most} digits, blanks before them skipped; {@link #NONE} without any. */
  int number(int most) {
    if (!isDigit(at)) {
      skipBlanks();
    }
    int from = at;
    int value = 0;
    while (at - from < most && isDigit(at)) {
      value = value * 10 + text.charAt(at++) - '0';
    }
    return at == from ? NONE : value;
  }

  /**
   * The instant that the parts make.
   *
   * @param zone the zone where the text names none
   * @param now gives the year and the month where the format has none
   * @return empty where there is no day, or no such date or time
   */
  OptionalLong instant(ZoneId zone, long now) {
    int fraction = micros == NONE ? 0 : micros;
    if (hasEpoch) {
      return OptionalLong.of(epochSecond * Epoch.SECOND + fraction);
    }
    ZoneId used = this.zone != null ? this.zone : zone;
    long epochDay = epochDay(used, now);
    int clock = secondOfDay();
    if (epochDay == NONE || clock == NONE) {
      return OptionalLong.empty();
    }
    int east = offset != NONE ? offset : Calendars.localOffset(used, epochDay, clock);
    long seconds = epochDay * 86_400 + clock - east;
    return OptionalLong.of(seconds * Epoch.SECOND + fraction);
  }

  private long epochDay(ZoneId zone, long now) {
    int y = century != NONE ? century * 100 + (year == NONE ? 0 : year % 100) : year;
    if (y == NONE) {
      y = new Moment(now, zone).year;
    }
    if (dayOfYear != NONE && day == NONE) {
      boolean fits = dayOfYear >= 1 && dayOfYear <= 337 + Calendars.daysOfMonth(y, 2);
      return fits ? Calendars.epochDay(y, 1, 1) + dayOfYear - 1 : NONE;
    }
    if (day == NONE) {
      return NONE;
    }
    int m = month != NONE ? month : new Moment(now, zone).month;
    if (m < 1 || m > 12 || day < 1 || day > Calendars.daysOfMonth(y, m)) {
      return NONE;
    }
    return Calendars.epochDay(y, m, day);
  }

  private int secondOfDay() {
    int h = hour != NONE ? hour : 0;
    if (hour12 != NONE) {
      if (hour12 < 1 || hour12 > 12) {
        return NONE;
      }
      h = half == NONE ? hour12 : hour12 % 12 + half;
    }
    int m = minute == NONE ? 0 : minute;
    int s = second == NONE ? 0 : second;
    return h > 23 || m > 59 || s > 60 ? NONE : h * 3600 + m * 60 + s;
  }
}
