package dev.karst.plan;

import dev.karst.knowledge.StanzaMatch;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which events a source type's step is for: those that stanzas select by their default fields.
 * Looked at once a distinct value.
 *
 * @param all what must match, all of them
 * @param none stanzas that take precedence: their events are not for this step
 */
public record Guard(List<StanzaMatch> all, List<StanzaMatch> none) {
  public Guard {
    all = List.copyOf(all);
    none = List.copyOf(none);
  }

  /** Whether an event with these default fields, by name, is for the step. */
  public boolean holds(Map<String, String> fields) {
    return all.stream().allMatch(match -> match.matches(fields))
        && none.stream().noneMatch(match -> match.matches(fields));
  }

  /** The fields that it looks at. */
  public Set<String> reads() {
    Set<String> reads = new LinkedHashSet<>();
    for (List<StanzaMatch> matches : List.of(all, none)) {
      for (StanzaMatch match : matches) {
        if (match.kind() != StanzaMatch.Kind.DEFAULT) {
          reads.add(match.kind().text());
        }
      }
    }
    return reads;
  }

  @Override
  public String toString() {
    String some = all.stream().map(StanzaMatch::toString).collect(Collectors.joining(" "));
    String others = none.stream().map(StanzaMatch::toString).collect(Collectors.joining(", "));
    return (some.isEmpty() ? "all" : some) + (others.isEmpty() ? "" : " unless " + others);
  }
}
