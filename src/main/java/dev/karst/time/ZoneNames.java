package dev.karst.time;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentHashMap;

/** Names of time zones as {@code %Z} prints and reads them. */
final class ZoneNames {
  private record Pair(String standard, String daylight) {}

  private static final Map<ZoneId, Pair> PRINTED = new ConcurrentHashMap<>();

  /** Abbreviations that logs use, where one meaning is usual; hours east of UTC. */
  private static final Map<String, Integer> ABBREVIATIONS =
      Map.ofEntries(
          Map.entry("UTC", 0),
          Map.entry("GMT", 0),
          Map.entry("Z", 0),
          Map.entry("WET", 0),
          Map.entry("WEST", 1),
          Map.entry("BST", 1),
          Map.entry("CET", 1),
          Map.entry("CEST", 2),
          Map.entry("EET", 2),
          Map.entry("EEST", 3),
          Map.entry("MSK", 3),
          Map.entry("JST", 9),
          Map.entry("AEST", 10),
          Map.entry("AEDT", 11),
          Map.entry("EST", -5),
          Map.entry("EDT", -4),
          Map.entry("CST", -6),
          Map.entry("CDT", -5),
          Map.entry("MST", -7),
          Map.entry("MDT", -6),
          Map.entry("PST", -8),
          Map.entry("PDT", -7),
          Map.entry("AKST", -9),
          Map.entry("AKDT", -8),
          Map.entry("HST", -10));

  private ZoneNames() {}

  /** {@code PDT}, {@code UTC}; an offset such as {@code +05:30} where a zone has no name. */
  static String print(ZoneId zone, boolean daylight) {
    if (zone instanceof ZoneOffset offset) {
      return offset.getTotalSeconds() == 0 ? "UTC" : offset.getId();
    }
    Pair pair = PRINTED.computeIfAbsent(zone, ZoneNames::names);
    return daylight ? pair.daylight : pair.standard;
  }

  private static Pair names(ZoneId zone) {
    TimeZone old = TimeZone.getTimeZone(zone);
    return new Pair(
        old.getDisplayName(false, TimeZone.SHORT, Locale.ENGLISH),
        old.getDisplayName(true, TimeZone.SHORT, Locale.ENGLISH));
  }

  /**
   * The zone that a name means: an abbreviation or a tz database name.
   *
   * @return null where no zone is called so
   */
  static ZoneId parse(String name) {
    Integer hours = ABBREVIATIONS.get(name.toUpperCase(Locale.ROOT));
    if (hours != null) {
      return ZoneOffset.ofHours(hours);
    }
    try {
      return name.length() > 40 ? null : ZoneId.of(name);
    } catch (DateTimeException unknown) {
      return null;
    }
  }
}
