package dev.karst.ingest;

import dev.karst.knowledge.IndexSetting;
import dev.karst.knowledge.TimeRule;
import dev.karst.match.RegexScan;
import dev.karst.session.Session;
import dev.karst.time.Epoch;
import dev.karst.time.TimeRecognizer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Gives events their time. An event whose own cannot be read has that of the event before it, and
 * the first one that of the file (props.conf, "timestamp extraction").
 */
final class EventClock {
  private final Map<TimeRule, Reader> readers = new IdentityHashMap<>();
  private final ZoneId zone;
  private final long now;
  private final long file;
  private long last;

  /** A rule with its own runs. */
  private record Reader(RegexScan prefix, ZoneId zone, TimeRecognizer recognizer) {}

  /**
   * @param first microseconds, for events before the first that has a time
   */
  EventClock(Session session, long first) {
    this.zone = session.zone();
    this.now = micros(session.now());
    this.file = first;
    this.last = first;
  }

  static long micros(Instant instant) {
    return instant.getEpochSecond() * Epoch.SECOND + instant.getNano() / 1000;
  }

  /** Reads the event's own time, which {@link #time} then gives; false where it has none. */
  boolean read(String event, TimeRule rule) {
    if (rule.clock() != null) {
      last = rule.clock() == IndexSetting.Clock.CURRENT ? now : file;
      return true;
    }
    Reader reader = readers.computeIfAbsent(rule, this::reader);
    int from = 0;
    if (reader.prefix() != null) {
      if (!reader.prefix().reset(event).next()) {
        return false;
      }
      from = reader.prefix().end();
    }
    int length = Math.min(event.length() - from, rule.lookahead());
    String part = event.substring(from, from + length);
    if (rule.format() == null) {
      Optional<TimeRecognizer.Found> found = reader.recognizer().find(part, last);
      found.ifPresent(time -> last = time.micros());
      return found.isPresent();
    }
    OptionalLong time = rule.format().parse(part, reader.zone(), now);
    time.ifPresent(found -> last = found);
    return time.isPresent();
  }

  private Reader reader(TimeRule rule) {
    ZoneId events = rule.zone() == null ? zone : rule.zone();
    return new Reader(
        rule.prefix() == null ? null : rule.prefix().scanner(),
        events,
        rule.format() == null ? new TimeRecognizer(events, now) : null);
  }

  /** The time of the event that was read last, microseconds. */
  long time() {
    return last;
  }
}
