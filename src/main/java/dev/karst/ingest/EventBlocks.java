package dev.karst.ingest;

import dev.karst.session.MemoryBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Collects what is cut from an input, events and odd lines, into blocks that are worth handing to
 * another thread.
 */
final class EventBlocks implements OddLines {
  private static final int MOST_ITEMS = 512;
  private static final long MOST_BYTES = 1L << 20;

  /** A few blocks wait for each thread; together they are to be a small part of the memory. */
  private static final int SHARE = 256;

  private final boolean textWanted;
  private final Consumer<EventBlock> taker;
  private final long mostBytes;
  private List<RawEvent> events = new ArrayList<>();
  private List<OddLine> odd = new ArrayList<>();
  private long bytes;

  /**
   * @param textWanted whether the text of odd lines is kept
   * @param taker gets block after block
   */
  EventBlocks(boolean textWanted, MemoryBudget budget, Consumer<EventBlock> taker) {
    this.textWanted = textWanted;
    this.taker = taker;
    this.mostBytes = Math.min(MOST_BYTES, budget.limit() / SHARE);
  }

  @Override
  public boolean textWanted() {
    return textWanted;
  }

  @Override
  public void add(LineProblem problem, long line, String text) {
    odd.add(new OddLine(problem, line, text));
    bytes += 64 + (text == null ? 0 : 2L * text.length());
    give(odd.size());
  }

  /** Adds an event, behind the odd lines so far. */
  void add(RawEvent event) {
    if (!odd.isEmpty()) {
      event.follows(odd);
      odd = new ArrayList<>();
    }
    events.add(event);
    bytes += event.memory();
    give(events.size());
  }

  private void give(int items) {
    if (items >= MOST_ITEMS || bytes > mostBytes) {
      finish();
    }
  }

  /** Gives the rest. */
  void finish() {
    if (!events.isEmpty() || !odd.isEmpty()) {
      EventBlock block = new EventBlock(events, odd, bytes);
      events = new ArrayList<>();
      odd = new ArrayList<>();
      bytes = 0;
      taker.accept(block);
    }
  }
}
