package dev.karst.ingest;

import dev.karst.batch.Batch;
import dev.karst.batch.TimeColumn;
import dev.karst.knowledge.Knowledge;
import dev.karst.session.Session;
import dev.karst.store.Segment;
import dev.karst.value.Value;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an input became: its report and its events, in the order of the segments. */
record Events(IngestReport report, List<Integer> segmentRows, List<Event> events) {
  /** The clock of the runs that do not set one. */
  static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  /** An event's time in microseconds, and its other fields as text. */
  record Event(long time, Map<String, String> fields) {
    String raw() {
      return fields.get("_raw");
    }
  }

  static Events of(InputSpec spec, Knowledge knowledge, Session session) {
    List<Segment> segments = new ArrayList<>();
    return collect(Ingest.read(spec, knowledge, session, segments::add), segments);
  }

  static Events of(byte[] bytes, InputSpec spec, Session session) {
    return of(bytes, spec, Knowledge.builtIn(session), session);
  }

  static Events of(byte[] bytes, InputSpec spec, Knowledge knowledge, Session session) {
    List<Segment> segments = new ArrayList<>();
    ByteArrayInputStream in = new ByteArrayInputStream(bytes);
    return collect(Ingest.read(in, "a.log", spec, knowledge, session, segments::add), segments);
  }

  static Events of(String text, InputSpec spec) {
    return of(text.getBytes(StandardCharsets.UTF_8), spec, Session.builder().now(NOW).build());
  }

  static Events collect(IngestReport report, List<Segment> segments) {
    List<Event> events = new ArrayList<>();
    List<Integer> rows = new ArrayList<>();
    for (Segment segment : segments) {
      rows.add(segment.rows());
      for (int block = 0; block < segment.blocks(); block++) {
        Batch batch = segment.batch(block, segment.fields());
        for (int row = 0; row < batch.size(); row++) {
          Map<String, String> fields = new LinkedHashMap<>();
          for (String name : batch.names()) {
            Value value = batch.value(name, row);
            if (value != null && !name.equals(Segment.TIME)) {
              fields.put(name, value.text());
            }
          }
          long time = ((TimeColumn) batch.column(Segment.TIME)).micros(row);
          events.add(new Event(time, fields));
        }
      }
      segment.close();
    }
    return new Events(report, rows, events);
  }

  List<String> raws() {
    return events.stream().map(Event::raw).toList();
  }

  /** In the order of arrival, where all have one time. */
  List<String> arrived() {
    List<String> raws = new ArrayList<>(raws());
    java.util.Collections.reverse(raws);
    return raws;
  }
}
