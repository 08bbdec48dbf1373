package dev.karst.knowledge;

import dev.karst.match.Regex;
import dev.karst.time.TimeFormat;
import java.time.ZoneId;

/**
 * Where an event's time stands.
 *
 * @param prefix the time begins where its first match ends; null where it begins the event
 * @param format null where it is to be found out
 * @param zone the zone of times that name none; null for the run's own
 * @param lookahead how many characters after the prefix are looked at
 * @param clock null where the time stands in the event
 * @param daysAgo how much older than now a time may be; null for any age
 * @param daysHence how much newer
 */
public record TimeRule(
    Regex prefix,
    TimeFormat format,
    ZoneId zone,
    int lookahead,
    IndexSetting.Clock clock,
    Integer daysAgo,
    Integer daysHence) {
  private static final long DAY = 86_400L * 1_000_000;

  /** Whether a time in microseconds may be an event's. */
  public boolean accepts(long time, long now) {
    return (daysAgo == null || time >= now - daysAgo * DAY)
        && (daysHence == null || time <= now + daysHence * DAY);
  }
}
