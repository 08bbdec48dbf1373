package dev.karst.ingest;

import dev.karst.knowledge.IndexSetting;
import dev.karst.knowledge.TimeRule;
import dev.karst.session.Session;
import dev.karst.time.Epoch;
import dev.karst.time.TimeRecognizer;
import java.time.Instant;

/**
 * Gives events their time, in their order. An event whose own cannot be read has that of the event
 * before it, and the first one that of the file (props.conf, "timestamp extraction").
 */
final class EventClock {
  private final EventTimes times;
  private final long now;
  private final long file;
  private long last;

  /** Whether some event had a time of its own. */
  private boolean accepted;

  private TimeRecognizer.Found found;

  /**
   * @param first microseconds, for events before the first that has a time
   */
  EventClock(Session session, long first) {
    this.times = new EventTimes(session);
    this.now = micros(session.now());
    this.file = first;
    this.last = first;
  }

  static long micros(Instant instant) {
    return instant.getEpochSecond() * Epoch.SECOND + instant.getNano() / 1000;
  }

  /** Takes the next event's own time, which {@link #time} then gives; false where it has none. */
  boolean read(EventTimes.Own own) {
    TimeRule rule = own.rule();
    found = null;
    if (rule.clock() != null) {
      last = rule.clock() == IndexSetting.Clock.CURRENT ? now : file;
      return true;
    }
    TimeRecognizer.Found time = own.found();
    if (time == null && own.undated() != null) {
      time = times.recognizer(rule).timeOfDay(own.undated(), last).orElse(null);
    }
    if (time == null) {
      return false;
    }
    if (!rule.accepts(time.micros(), now)) {
      last = accepted ? last : now;
      return false;
    }
    accepted = true;
    last = time.micros();
    found = own.at() < 0 ? null : time;
    return true;
  }

  /** The time that stands in the text of the event which was read last; null where none does. */
  TimeRecognizer.Found found() {
    return found;
  }

  /** The time of the event that was read last, microseconds. */
  long time() {
    return last;
  }
}
