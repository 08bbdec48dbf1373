package dev.karst.diagnose;

import dev.karst.batch.Lexicon;
import dev.karst.resolve.Catalog;
import dev.karst.store.Segment;
import dev.karst.text.KarstException.SearchError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * When the parts of a catalog were indexed, as their events' {@code _indextime} says: what one run
 * of ingest brings has one. Rows that were given as a dataset's have none, and were always there.
 */
record Arrivals(Map<Instant, List<Catalog.Part>> parts) {
  private static final String INDEX_TIME = "_indextime";

  /**
   * Of a catalog.
   *
   * @throws SearchError where events of one part were indexed at several times
   */
  static Arrivals of(Catalog catalog) {
    Map<Instant, List<Catalog.Part>> parts = new TreeMap<>();
    for (Catalog.Part part : catalog.parts()) {
      parts.computeIfAbsent(time(part), any -> new ArrayList<>()).add(part);
    }
    return new Arrivals(parts);
  }

  private static Instant time(Catalog.Part part) {
    if (!part.hasEvents()) {
      return Instant.EPOCH;
    }
    Segment events = part.events();
    Lexicon times = events.rows() == 0 ? null : events.lexicon(INDEX_TIME);
    if (times == null || times.size() == 0) {
      return Instant.EPOCH;
    }
    if (times.size() > 1 || !times.text(0).matches("\\d{1,12}")) {
      throw new SearchError(
          "schedule", "events that are stored together have several index times, or odd ones");
    }
    return Instant.ofEpochSecond(Long.parseLong(times.text(0)));
  }

  /** What was indexed by a time, as a catalog; the newest first. */
  static Catalog by(Catalog catalog, Instant time) {
    return () -> catalog.parts().stream().filter(part -> !time(part).isAfter(time)).toList();
  }
}
