package dev.karst.ingest;

import dev.karst.session.Limit;
import dev.karst.session.Session;
import dev.karst.store.SegmentBuilder;
import dev.karst.text.KarstException.LimitError;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The fields that are kept of events of one input, beside {@code _raw} and {@code _time}: the
 * default ones, and those that the file's structure gives.
 */
final class EventFields {
  static final String RAW = "_raw";

  private static final Set<String> DEFAULT =
      Set.of(
          "host",
          "source",
          "sourcetype",
          "index",
          "linecount",
          "timestartpos",
          "timeendpos",
          "eventtype",
          "tag");

  private final InputOrigin origin;
  private final Session session;
  private final EventDates dates = new EventDates();
  private final Set<String> known = new HashSet<>();
  private final String indexTime;

  EventFields(InputOrigin origin, Session session) {
    this.origin = origin;
    this.session = session;
    this.indexTime = Long.toString(session.now().getEpochSecond());
  }

  /**
   * @param clock has read the time of the event
   */
  void put(SegmentBuilder row, ReadEvent event, EventClock clock) {
    RawEvent raw = event.raw();
    boolean own = raw.host() != null && !origin.hostGiven();
    String host = own ? raw.host() : origin.host();
    row.put("host", raw.changedHost() == null ? host : raw.changedHost());
    row.put("source", event.from().source());
    row.put("sourcetype", event.from().sourcetype());
    row.put("index", origin.index());
    row.put("linecount", Integer.toString(raw.lines()));
    row.put("_indextime", indexTime);
    if (!raw.fields().isEmpty()) {
      putOwn(row, raw.fields());
    }
    if (clock.found() != null) {
      dates.put(row, clock.found(), event.own().at());
    }
  }

  /** Fields that the event's structure gives; of a default field's name they get another. */
  private void putOwn(SegmentBuilder row, List<String> fields) {
    for (int i = 0; i < fields.size(); i += 2) {
      String name = fields.get(i);
      boolean taken = DEFAULT.contains(name) || name.startsWith("_") || name.startsWith("date_");
      if (known.add(name) && known.size() > session.limit(Limit.EXTRACTED_FIELDS)) {
        throw new LimitError(
            Limit.EXTRACTED_FIELDS.key(),
            "more than " + session.limit(Limit.EXTRACTED_FIELDS) + " different fields in one file",
            "the limit is set by --limit " + Limit.EXTRACTED_FIELDS.key() + "=N");
      }
      row.put(taken ? "extracted_" + name : name, fields.get(i + 1));
    }
  }
}
