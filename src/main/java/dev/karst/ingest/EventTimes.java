package dev.karst.ingest;

import dev.karst.knowledge.TimeRule;
import dev.karst.match.RegexScan;
import dev.karst.session.Session;
import dev.karst.time.TimeRecognizer;
import java.time.ZoneId;
import java.util.IdentityHashMap;
import java.util.Map;

/** Finds the times that stand in events, as far as the events before do not matter. */
final class EventTimes {
  /** Rules whose runs are kept; each source that events tell has one. */
  private static final int MOST = 1_000;

  private final Map<TimeRule, Reader> readers = new IdentityHashMap<>();
  private final ZoneId zone;
  private final long now;

  /** A rule with its own runs. */
  private record Reader(RegexScan prefix, TimeRecognizer recognizer, ZoneId zone) {}

  /**
   * What was found in one event.
   *
   * @param found null where no date was
   * @param undated where no date was found, the text in which a time of day may stand; else null
   * @param at where in the event the text begins that was looked at; negative where that is no part
   *     of the event's text
   */
  record Own(TimeRule rule, TimeRecognizer.Found found, String undated, int at) {
    /** The same of a text that is no part of the event's. */
    Own apart() {
      return new Own(rule, found, undated, -1);
    }
  }

  EventTimes(Session session) {
    this.zone = session.zone();
    this.now = EventClock.micros(session.now());
  }

  Own find(String event, TimeRule rule) {
    if (rule.clock() != null) {
      return new Own(rule, null, null, 0);
    }
    Reader reader = reader(rule);
    int from = 0;
    if (reader.prefix() != null) {
      if (!reader.prefix().reset(event).next()) {
        return new Own(rule, null, null, 0);
      }
      from = reader.prefix().end();
    }
    int length = Math.min(event.length() - from, rule.lookahead());
    String part = event.substring(from, from + length);
    if (rule.format() != null) {
      return new Own(rule, rule.format().find(part, reader.zone(), now).orElse(null), null, from);
    }
    TimeRecognizer.Found dated = reader.recognizer().dated(part).orElse(null);
    return new Own(rule, dated, dated == null ? part : null, from);
  }

  /** Whether a text has a time by a rule, if only one of day. */
  boolean finds(String text, TimeRule rule) {
    Own own = find(text, rule);
    return own.found() != null
        || own.undated() != null && recognizer(rule).timeOfDay(own.undated(), now).isPresent();
  }

  private Reader reader(TimeRule rule) {
    Reader reader = readers.get(rule);
    if (reader == null) {
      if (readers.size() >= MOST) {
        readers.clear();
      }
      RegexScan prefix = rule.prefix() == null ? null : rule.prefix().scanner();
      reader = new Reader(prefix, recognizer(rule), zone(rule));
      readers.put(rule, reader);
    }
    return reader;
  }

  /** What reads a time of day, which depends on the event before. */
  TimeRecognizer recognizer(TimeRule rule) {
    return new TimeRecognizer(zone(rule), now);
  }

  private ZoneId zone(TimeRule rule) {
    return rule.zone() == null ? zone : rule.zone();
  }
}
