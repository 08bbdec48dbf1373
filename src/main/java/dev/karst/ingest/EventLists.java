package dev.karst.ingest;

import java.util.ArrayList;
import java.util.List;

/** Collects events into lists that are large enough to be worth handing over. */
final class EventLists {
  private static final int MOST_EVENTS = 512;
  private static final long MOST_BYTES = 1L << 20;

  private final Handover<List<ReadEvent>> handover;
  private final IngestWatch watch;
  private List<ReadEvent> list = new ArrayList<>(MOST_EVENTS);
  private long bytes;

  EventLists(Handover<List<ReadEvent>> handover, IngestWatch watch) {
    this.handover = handover;
    this.watch = watch;
  }

  void add(ReadEvent event) {
    list.add(event);
    bytes += event.bytes();
    if (list.size() == MOST_EVENTS || bytes > MOST_BYTES) {
      give();
    }
  }

  private void give() {
    watch.events(list.size());
    handover.give(list, bytes);
    list = new ArrayList<>(MOST_EVENTS);
    bytes = 0;
  }

  /** Hands over the rest, and waits until all were taken. */
  void finish() {
    if (!list.isEmpty()) {
      give();
    }
    handover.finish();
  }
}
