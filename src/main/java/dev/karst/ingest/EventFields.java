package dev.karst.ingest;

import dev.karst.session.Session;
import dev.karst.store.SegmentBuilder;

/** The default fields that every event of one input has, beside {@code _raw} and {@code _time}. */
final class EventFields {
  static final String RAW = "_raw";

  private final InputOrigin origin;
  private final String indexTime;

  EventFields(InputOrigin origin, Session session) {
    this.origin = origin;
    this.indexTime = Long.toString(session.now().getEpochSecond());
  }

  void put(SegmentBuilder row, RawEvent event, EventOrigins.Origin from) {
    boolean own = event.host() != null && !origin.hostGiven();
    row.put("host", own ? event.host() : origin.host());
    row.put("source", from.source());
    row.put("sourcetype", from.sourcetype());
    row.put("index", origin.index());
    row.put("linecount", Integer.toString(event.lines()));
    row.put("_indextime", indexTime);
  }
}
