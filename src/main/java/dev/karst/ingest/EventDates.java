package dev.karst.ingest;

import dev.karst.store.SegmentBuilder;
import dev.karst.time.TimeRecognizer;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * The fields that say how an event's time is written in it: {@code date_hour} and its kin, as the
 * clock in the text shows them, and where the time stands.
 */
final class EventDates {
  private static final String[] NAMES = {
    "date_hour", "date_mday", "date_minute", "date_month", "date_second", "date_wday", "date_year"
  };
  private long second = Long.MIN_VALUE;
  private int offset;
  private String[] parts;

  private static String[] parts(LocalDateTime time) {
    return new String[] {
      Integer.toString(time.getHour()),
      Integer.toString(time.getDayOfMonth()),
      Integer.toString(time.getMinute()),
      time.getMonth().name().toLowerCase(Locale.ROOT),
      Integer.toString(time.getSecond()),
      time.getDayOfWeek().name().toLowerCase(Locale.ROOT),
      Integer.toString(time.getYear())
    };
  }

  /**
   * @param at where the text that the time was found in begins in the event
   */
  void put(SegmentBuilder row, TimeRecognizer.Found found, int at) {
    long seconds = Math.floorDiv(found.micros(), 1_000_000L);
    if (seconds != second || found.offset() != offset) {
      second = seconds;
      offset = found.offset();
      parts = parts(LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.ofTotalSeconds(offset)));
    }
    for (int i = 0; i < NAMES.length; i++) {
      row.put(NAMES[i], parts[i]);
    }
    row.put("date_zone", found.zoned() ? Integer.toString(offset / 60) : "local");
    row.put("timestartpos", Integer.toString(at + found.start()));
    row.put("timeendpos", Integer.toString(at + found.end()));
  }
}
