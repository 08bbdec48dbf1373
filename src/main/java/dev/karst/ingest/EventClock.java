package dev.karst.ingest;

import dev.karst.knowledge.TimeRule;
import dev.karst.match.RegexScan;
import dev.karst.session.Session;
import dev.karst.time.Epoch;
import java.time.Instant;
import java.time.ZoneId;
import java.util.OptionalLong;

/**
 * Gives events their time. An event whose own cannot be read has that of the event before it, and
 * the first one that of the file.
 */
final class EventClock {
  private final TimeRule rule;
  private final RegexScan prefix;
  private final ZoneId zone;
  private final long now;
  private long last;

  /**
   * @param rule null where nothing is known about the events' time
   * @param first microseconds, for events before the first that has a time
   */
  EventClock(TimeRule rule, Session session, long first) {
    this.rule = rule;
    this.prefix = rule == null || rule.prefix() == null ? null : rule.prefix().scanner();
    this.zone = rule == null || rule.zone() == null ? session.zone() : rule.zone();
    this.now = micros(session.now());
    this.last = first;
  }

  static long micros(Instant instant) {
    return instant.getEpochSecond() * Epoch.SECOND + instant.getNano() / 1000;
  }

  /** Reads the event's own time, which {@link #time} then gives; false where it has none. */
  boolean read(String event) {
    if (rule == null || prefix != null && !prefix.reset(event).next()) {
      return false;
    }
    int from = prefix == null ? 0 : prefix.end();
    String part = event.substring(from, Math.min(event.length(), from + rule.lookahead()));
    OptionalLong time = rule.format().parse(part, zone, now);
    time.ifPresent(found -> last = found);
    return time.isPresent();
  }

  /** The time of the event that was read last, microseconds. */
  long time() {
    return last;
  }
}
