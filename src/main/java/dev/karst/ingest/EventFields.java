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

  void put(SegmentBuilder row, ReadEvent event) {
    boolean own = event.host() != null && !origin.hostGiven();
    String host = own ? event.host() : origin.host();
    row.put("host", event.changedHost() == null ? host : event.changedHost());
    row.put("source", event.from().source());
    row.put("sourcetype", event.from().sourcetype());
    row.put("index", origin.index());
    row.put("linecount", Integer.toString(event.lines()));
    row.put("_indextime", indexTime);
    if (!event.fields().isEmpty()) {
      putOwn(row, event.fields());
    }
    if (event.found() != null) {
      dates.put(row, event.found(), event.at());
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
