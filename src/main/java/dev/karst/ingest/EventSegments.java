package dev.karst.ingest;

import dev.karst.session.Limit;
import dev.karst.session.MemoryBudget;
import dev.karst.session.Session;
import dev.karst.store.Segment;
import dev.karst.store.SegmentBuilder;
import dev.karst.store.TextRoom;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Collects events and hands on a segment whenever there are enough of them, or their text takes as
 * much memory as one segment may.
 */
final class EventSegments implements AutoCloseable {
  private static final long MOST_TEXT = 128L << 20;
  private static final Set<String> PLAIN = Set.of(EventFields.RAW);

  /**
   * A segment is held about three times while it is built, two files are read at one time, and
   * their readers need room too. Does not depend on threads: segments are cut alike with any.
   */
  private static final int SHARE = 12;

  private final MemoryBudget budget;
  private final boolean written;
  private final Handover<Full> full;
  private final long mostRows;
  private final long mostText;

  /** Rooms that no builder has; two are enough for one that is filled and one that is built. */
  private final Queue<TextRoom> rooms = new ConcurrentLinkedQueue<>();

  private final List<TextRoom> allRooms = new ArrayList<>();
  private Full growing;
  private long text;
  private int segments;

  /** A builder and the room that it has; null where it has none. */
  private record Full(SegmentBuilder builder, TextRoom room) {}

  /**
   * @param written whether segments are only written, not read
   * @param sink gets each segment while the next one grows, and closes it
   */
  EventSegments(Session session, boolean written, Consumer<Segment> sink) {
    this.budget = session.memory();
    this.written = written;
    this.full = new Handover<>(session.threads(), 0, budget, one -> build(one, sink));
    this.mostRows = session.limit(Limit.SEGMENT_ROWS);
    this.mostText = Math.min(MOST_TEXT, budget.limit() / SHARE);
    this.growing = next();
  }

  private Full next() {
    if (!written) {
      return new Full(SegmentBuilder.ofArrivals(budget, PLAIN), null);
    }
    TextRoom room = rooms.poll();
    if (room == null) {
      room = new TextRoom(budget);
      allRooms.add(room);
    }
    return new Full(SegmentBuilder.ofArrivals(budget, PLAIN, room), room);
  }

  private void build(Full one, Consumer<Segment> sink) {
    Segment segment = one.builder.build();
    if (one.room != null) {
      rooms.add(one.room);
    }
    sink.accept(segment);
  }

  /**
   * Adds an event.
   *
   * @param clock has read its time
   */
  void add(ReadEvent event, EventClock clock, EventFields fields) {
    int length = event.raw().length();
    SegmentBuilder builder = growing.builder;
    if (builder.rows() >= mostRows || builder.rows() > 0 && text + length > mostText) {
      cut();
      builder = growing.builder;
    }
    text += length + 64;
    builder.startRow(clock.time());
    builder.put(EventFields.RAW, event.raw().bytes(), 0, length);
    fields.put(builder, event, clock);
    builder.endRow();
  }

  private void cut() {
    Full cut = growing;
    segments++;
    text = 0;
    boolean given = false;
    try {
      full.give(cut, 0);
      given = true;
    } finally {
      if (!given) {
        cut.builder.close();
      }
    }
    growing = next();
  }

  /** Hands on the rest, and waits until all were taken. */
  void finish() {
    SegmentBuilder builder = growing.builder;
    if (growing.builder.rows() > 0) {
      cut();
    }
    full.finish();
  }

  /** How many segments were handed on. */
  int segments() {
    return segments;
  }

  @Override
  public void close() {
    full.close();
    growing.builder.close();
    allRooms.forEach(TextRoom::close);
  }
}
