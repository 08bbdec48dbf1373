package dev.karst.ingest;

import dev.karst.session.Limit;
import dev.karst.session.MemoryBudget;
import dev.karst.session.Session;
import dev.karst.store.Segment;
import dev.karst.store.SegmentBuilder;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Collects events and hands on a segment whenever there are enough of them, or their text takes as
 * much memory as one segment may.
 */
final class EventSegments implements AutoCloseable {
  private static final long MOST_TEXT = 256L << 20;

  /** A segment is held about three times while it is built, and its readers need room too. */
  private static final int SHARE = 8;

  private final MemoryBudget budget;
  private final Consumer<Segment> sink;
  private final long mostRows;
  private final long mostText;
  private SegmentBuilder builder;
  private long text;
  private int segments;

  EventSegments(Session session, Consumer<Segment> sink) {
    this.budget = session.memory();
    this.sink = sink;
    this.mostRows = session.limit(Limit.SEGMENT_ROWS);
    this.mostText = Math.min(MOST_TEXT, budget.limit() / SHARE);
    this.builder = newBuilder();
  }

  private SegmentBuilder newBuilder() {
    return SegmentBuilder.ofArrivals(budget, Set.of(EventFields.RAW));
  }

  void add(RawEvent event, long time, EventFields fields, EventOrigins.Origin from) {
    if (builder.rows() >= mostRows || builder.rows() > 0 && text + event.length() > mostText) {
      cut();
    }
    text += event.length() + 64;
    builder.startRow(time);
    builder.put(EventFields.RAW, event.bytes(), 0, event.length());
    fields.put(builder, event, from);
    builder.endRow();
  }

  private void cut() {
    Segment segment = builder.build();
    segments++;
    text = 0;
    builder = newBuilder();
    sink.accept(segment);
  }

  /** Hands on the rest. */
  void finish() {
    if (builder.rows() > 0) {
      cut();
    }
  }

  /** How many segments were handed on. */
  int segments() {
    return segments;
  }

  @Override
  public void close() {
    builder.close();
  }
}
