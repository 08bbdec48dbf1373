package dev.karst.expr;

import dev.karst.batch.Lexicon;
import dev.karst.store.CodeSet;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers which texts of a lexicon satisfy a predicate, so that each distinct text is looked at
 * once. For one thread; holds the lexicons of the segments that the thread works on.
 */
public final class MatchMemory {
  private static final int MOST_LEXICONS = 64;

  private final Map<Lexicon, Map<Object, byte[]>> seen = new IdentityHashMap<>();
  private final Map<Lexicon, Map<Object, CodeSet>> sets = new IdentityHashMap<>();

  /**
   * For each code of a lexicon: 0 not yet looked at, 1 no match, 2 a match.
   *
   * @param predicate the identity of the predicate
   */
  byte[] states(Lexicon lexicon, Object predicate) {
    Map<Object, byte[]> states = seen.get(lexicon);
    if (states == null) {
      if (seen.size() >= MOST_LEXICONS) {
        seen.clear();
      }
      states = new IdentityHashMap<>();
      seen.put(lexicon, states);
    }
    return states.computeIfAbsent(predicate, key -> new byte[lexicon.size()]);
  }

  /** Notes that all texts of a lexicon were looked at. */
  void saw(Lexicon lexicon, Object predicate, CodeSet matches) {
    sets.computeIfAbsent(lexicon, key -> new IdentityHashMap<>()).put(predicate, matches);
  }

  private static byte[] states(CodeSet set) {
    byte[] states = new byte[set.of()];
    for (int code = 0; code < states.length; code++) {
      states[code] = (byte) (set.contains(code) ? 2 : 1);
    }
    return states;
  }

  /** What was looked at of one lexicon for one predicate. */
  public record Seen(Lexicon lexicon, Object predicate, byte[] states) {}

  /** Everything that was looked at so far; the arrays are the memory's own. */
  public List<Seen> seen() {
    List<Seen> all = new ArrayList<>();
    seen.forEach(
        (lexicon, predicates) ->
            predicates.forEach((one, states) -> all.add(new Seen(lexicon, one, states))));
    sets.forEach(
        (lexicon, predicates) ->
            predicates.forEach((one, set) -> all.add(new Seen(lexicon, one, states(set)))));
    return all;
  }
}
