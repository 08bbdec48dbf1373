package dev.karst.ingest;

import dev.karst.knowledge.TimeRule;
import dev.karst.match.RegexScan;
import dev.karst.session.Session;
import dev.karst.time.Epoch;
import java.time.Instant;
import java.time.ZoneId;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Gives events their time. An event whose own cannot be read has that of the event before it, and
 * the first one that of the file.
 */
final class EventClock {
  private final Map<TimeRule, RegexScan> prefixes = new IdentityHashMap<>();
  private final ZoneId zone;
  private final long now;
  private long last;

  /**
   * @param first microseconds, for events before the first that has a time
   */
  EventClock(Session session, long first) {
    this.zone = session.zone();
    this.now = micros(session.now());
    this.last = first;
  }

  static long micros(Instant instant) {
    return instant.getEpochSecond() * Epoch.SECOND + instant.getNano() / 1000;
  }

  /**
   * Reads the event's own time, which {@link #time} then gives; false where it has none.
   *
   * @param rule null where nothing is known about the event's time
   */
  boolean read(String event, TimeRule rule) {
    int from = rule == null ? -1 : begin(event, rule);
    if (from < 0) {
      return false;
    }
    String part = event.substring(from, Math.min(event.length(), from + rule.lookahead()));
    ZoneId events = rule.zone() == null ? zone : rule.zone();
    OptionalLong time = rule.format().parse(part, events, now);
    time.ifPresent(found -> last = found);
    return time.isPresent();
  }

  /** Where the time begins; -1 where its prefix is not there. */
  private int begin(String event, TimeRule rule) {
    if (rule.prefix() == null) {
      return 0;
    }
    RegexScan prefix = prefixes.computeIfAbsent(rule, one -> one.prefix().scanner());
    return prefix.reset(event).next() ? prefix.end() : -1;
  }

  /** The time of the event that was read last, microseconds. */
  long time() {
    return last;
  }
}
