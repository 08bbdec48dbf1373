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
  private static final long MOST_TEXT = 128L << 20;

  /**
   * A segment is held about three times while it is built, two files are read at one time, and
   * their readers need room too. Does not depend on threads: segments are cut alike with any.
   */
  private static final int SHARE = 12;

  private final MemoryBudget budget;
  private final Handover<Segment> sink;
  private final long mostRows;
  private final long mostText;
  private SegmentBuilder builder;
  private long text;
  private int segments;

  /**
   * @param sink gets each segment while the next one grows, and closes it
   */
  EventSegments(Session session, Consumer<Segment> sink) {
    this.budget = session.memory();
    this.sink = new Handover<>(session.threads(), 0, budget, sink);
    this.mostRows = session.limit(Limit.SEGMENT_ROWS);
    this.mostText = Math.min(MOST_TEXT, budget.limit() / SHARE);
    this.builder = newBuilder();
  }

  private SegmentBuilder newBuilder() {
    return SegmentBuilder.ofArrivals(budget, Set.of(EventFields.RAW));
  }

  /**
   * Adds an event.
   *
   * @param clock has read its time
   */
  void add(ReadEvent event, EventClock clock, EventFields fields) {
    int length = event.raw().length();
    if (builder.rows() >= mostRows || builder.rows() > 0 && text + length > mostText) {
      cut();
    }
    text += length + 64;
    builder.startRow(clock.time());
    builder.put(EventFields.RAW, event.raw().bytes(), 0, length);
    fields.put(builder, event, clock);
    builder.endRow();
  }

  private void cut() {
    Segment segment = builder.build();
    segments++;
    text = 0;
    builder = newBuilder();
    boolean given = false;
    try {
      sink.give(segment, 0);
      given = true;
    } finally {
      if (!given) {
        segment.close();
      }
    }
  }

  /** Hands on the rest, and waits until all were taken. */
  void finish() {
    if (builder.rows() > 0) {
      cut();
    }
    sink.finish();
  }

  /** How many segments were handed on. */
  int segments() {
    return segments;
  }

  @Override
  public void close() {
    sink.close();
    builder.close();
  }
}
