package dev.karst.ingest;

import java.util.List;

/**
 * Takes events in their order, gives them what depends on the events before, and puts them into
 * segments.
 */
final class EventKeeper {
  private final EventOrigins origins;
  private final EventClock clock;
  private final LineTally tally;
  private final EventFields fields;
  private final EventSegments segments;
  private long events;
  private long dropped;

  EventKeeper(
      EventOrigins origins,
      EventClock clock,
      LineTally tally,
      EventFields fields,
      EventSegments segments) {
    this.origins = origins;
    this.clock = clock;
    this.tally = tally;
    this.fields = fields;
    this.segments = segments;
  }

  /**
   * Takes the events of a block.
   *
   * @param odd the odd lines behind the last one
   */
  void take(List<ReadEvent> block, List<OddLine> odd) {
    block.forEach(this::take);
    odd.forEach(tally::add);
  }

  private void take(ReadEvent event) {
    RawEvent raw = event.raw();
    raw.odd().forEach(tally::add);
    origins.told(event.told());
    if (!event.object()) {
      tally.add(new OddLine(LineProblem.NO_OBJECT, raw.line(), event.text()));
    }
    if (!clock.read(event.own())) {
      tally.add(new OddLine(LineProblem.NO_TIME, raw.line(), event.text()));
    }
    if (event.from() == null) {
      dropped++;
    } else {
      segments.add(event, clock, fields);
      events++;
    }
  }

  /** How many events were kept. */
  long events() {
    return events;
  }

  /** How many a transform dropped. */
  long dropped() {
    return dropped;
  }
}
