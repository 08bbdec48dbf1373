package dev.karst.plan;

import dev.karst.store.Segment;
import java.util.List;

/**
 * The stored events of some segments, newest first, with the fields that ingest gave them.
 *
 * @param segments newest segment first
 * @param needs which fields are read
 */
public record EventScan(List<Segment> segments, TimeWindow window, Needs needs) implements Leaf {
  /** The fields that every event has. */
  public static final List<String> DEFAULT_FIELDS =
      List.of("_indextime", "_raw", "_time", "host", "index", "linecount", "source", "sourcetype");

  public EventScan {
    segments = List.copyOf(segments);
  }

  @Override
  public FieldSet fields() {
    return FieldSet.open(DEFAULT_FIELDS);
  }

  @Override
  public String describe() {
    return "EventScan segments="
        + segments.size()
        + " fields=["
        + needs
        + "]"
        + (window.isAll() ? "" : " [" + window + "]");
  }
}
