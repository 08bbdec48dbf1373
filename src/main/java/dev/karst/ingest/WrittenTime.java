package dev.karst.ingest;

import dev.karst.time.Epoch;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.OptionalLong;

/** Reads {@code _time} as files have it: epoch seconds with or without a fraction, or ISO 8601. */
final class WrittenTime {
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private WrittenTime() {}

  /**
   * Microseconds since 1970.
   *
   * @param zone what clocks show where the text names no zone
   * @return empty where the text is no time
   */
  static OptionalLong micros(String text, ZoneId zone) {
    OptionalLong epoch = Epoch.parse(text);
    if (epoch.isPresent()) {
      boolean finite = epoch.getAsLong() != Epoch.LEAST && epoch.getAsLong() != Epoch.GREATEST;
      return finite ? epoch : OptionalLong.empty();
    }
    try {
      boolean blank = text.length() > 10 && text.charAt(10) == ' ';
      String iso = blank ? text.substring(0, 10) + 'T' + text.substring(11) : text;
      TemporalAccessor time = ISO.parseBest(iso, OffsetDateTime::from, LocalDateTime::from);
      Instant instant =
          time instanceof OffsetDateTime offset
              ? offset.toInstant()
              : ((LocalDateTime) time).atZone(zone).toInstant();
      long seconds = Math.multiplyExact(instant.getEpochSecond(), Epoch.SECOND);
      return OptionalLong.of(seconds + instant.getNano() / 1000);
    } catch (DateTimeException | ArithmeticException e) {
      return OptionalLong.empty();
    }
  }
}
