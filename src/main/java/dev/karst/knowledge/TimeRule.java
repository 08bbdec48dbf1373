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
 */
public record TimeRule(
    Regex prefix, TimeFormat format, ZoneId zone, int lookahead, IndexSetting.Clock clock) {}
