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

  /** Whether some event had a time of its own. */
  private boolean accepted;

  private TimeRecognizer.Found found;
  private int at;

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
    found = null;
    if (rule.clock() != null) {
      last = rule.clock() == IndexSetting.Clock.CURRENT ? now : file;
      return true;
    }
    found = find(event, rule);
    if (found != null && !rule.accepts(found.micros(), now)) {
      found = null;
      last = accepted ? last : now;
    } else if (found != null) {
      accepted = true;
      last = found.micros();
    }
    return found != null;
  }

  /**
   * The same of the values of some fields (TIMESTAMP_FIELDS), which have no place in the event's
   * text.
   */
  boolean readFields(String values, TimeRule rule) {
    boolean read = read(values, rule);
    found = null;
    return read;
  }

  /** Whether a text has a time by a rule. */
  boolean finds(String text, TimeRule rule) {
    int before = at;
    boolean finds = rule.clock() == null && find(text, rule) != null;
    at = before;
    return finds;
  }

  /** Null where there is none; {@link #at} says where the text begins that it was found in. */
  private TimeRecognizer.Found find(String event, TimeRule rule) {
    Reader reader = readers.computeIfAbsent(rule, this::reader);
    int from = 0;
    if (reader.prefix() != null) {
      if (!reader.prefix().reset(event).next()) {
        return null;
      }
      from = reader.prefix().end();
    }
    at = from;
    int length = Math.min(event.length() - from, rule.lookahead());
    String part = event.substring(from, from + length);
    return rule.format() == null
        ? reader.recognizer().find(part, last).orElse(null)
        : rule.format().find(part, reader.zone(), now).orElse(null);
  }

  /** The time that the event which was read last has in its text; null where it has none. */
  TimeRecognizer.Found found() {
    return found;
  }

  /** Where in the event the text begins that the time was found in. */
  int at() {
    return at;
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
