package dev.karst.knowledge;

import dev.karst.match.Regex;
import dev.karst.time.TimeFormat;
import java.time.ZoneId;

/**
 * Where an event's time stands.
 *
 * @param prefix the time begins where its first match ends; null where it begins the event
 * @param zone the zone of times that name none; null for the run's own
 * @param lookahead how many characters after the prefix are looked at
 */
public record TimeRule(Regex prefix, TimeFormat format, ZoneId zone, int lookahead) {}
