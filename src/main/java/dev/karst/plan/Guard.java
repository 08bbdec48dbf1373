package dev.karst.plan;

import dev.karst.match.Wildcard;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which events a source type's step is for: those whose default fields match, as a props stanza
 * says. Looked at once a distinct value.
 *
 * @param patterns by field ({@code sourcetype}, {@code source}, {@code host}); all must match, with
 *     regard to case
 * @param unless guards of stanzas that take precedence: their events are not for this step
 */
public record Guard(Map<String, Wildcard> patterns, java.util.List<Guard> unless) {
  public Guard {
    patterns = Map.copyOf(patterns);
    unless = java.util.List.copyOf(unless);
  }

  /** The fields that it looks at. */
  public Set<String> reads() {
    Set<String> reads = new java.util.LinkedHashSet<>(patterns.keySet());
    unless.forEach(other -> reads.addAll(other.reads()));
    return reads;
  }

  @Override
  public String toString() {
    return new TreeMap<>(patterns)
        .entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue().pattern())
            .collect(Collectors.joining(" "));
  }
}
