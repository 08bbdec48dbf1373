package dev.karst.match;

import java.util.Arrays;

/**
 * Runs an automaton over texts of which neighbours begin alike, as those of a sorted lexicon do:
 * the states along the last text are kept, and the next is read from where it differs. Command
 * lines share half of their bytes and more with their neighbours. For one thread.
 */
final class NeighbourSearch {
  /** States are kept along so many bytes of a text. */
  private static final int MOST_KEPT = 1 << 14;

  private final NeedleAutomaton automaton;

  /** The state after each byte of the last text, from its first to its {@link #kept}-th. */
  private int[] path = new int[256];

  private int kept;

  /** Where along the path needles ended, ascending, and whose they are. */
  private int[] hitEnds = new int[16];

  private int[] hitPatterns = new int[16];
  private int hits;

  /** Which patterns were tried on the present text. */
  private final long[] tried;

  NeighbourSearch(NeedleAutomaton automaton) {
    this.automaton = automaton;
    this.tried = new long[automaton.patterns() + 63 >>> 6];
  }

  /** As {@link TextPredicate#testAll}. */
  void testAll(byte[] bytes, int[] starts, long[] matches) {
    int last = 0;
    for (int text = 0; text + 1 < starts.length; text++) {
      int start = starts[text];
      int end = starts[text + 1];
      int shared = shared(bytes, last, start, end);
      last = start;
      boolean match;
      if (FoldedBytes.isAscii(bytes, start + shared, end)) {
        match = test(bytes, start, end, shared);
      } else {
        byte[] folded = FoldedBytes.fold(bytes, start, end);
        match = automaton.test(folded, 0, folded.length, bytes, start, end);
        kept = 0;
        hits = 0;
      }
      if (match) {
        matches[text >>> 6] |= 1L << text;
      }
    }
  }

  /** How many bytes of the last text's path are the present one's as well. */
  private int shared(byte[] bytes, int last, int start, int end) {
    int most = Math.min(kept, end - start);
    int differs = Arrays.mismatch(bytes, last, last + most, bytes, start, start + most);
    return differs < 0 ? most : differs;
  }

  private boolean test(byte[] bytes, int start, int end, int shared) {
    while (hits > 0 && hitEnds[hits - 1] > shared) {
      hits--;
    }
    kept = shared;
    Arrays.fill(tried, 0);
    for (int hit = 0; hit < hits; hit++) {
      if (isMatch(hitPatterns[hit], bytes, start, end)) {
        return true;
      }
    }
    int state = shared == 0 ? 0 : path[shared - 1];
    for (int at = shared; at < end - start; at++) {
      int next = automaton.next(state, bytes[start + at]);
      state = next < 0 ? ~next : next;
      if (at < MOST_KEPT) {
        keep(at, state);
      }
      if (next < 0 && isHit(state, at + 1, bytes, start, end)) {
        return true;
      }
    }
    return false;
  }

  private void keep(int at, int state) {
    if (at == path.length) {
      path = Arrays.copyOf(path, 2 * at);
    }
    path[at] = state;
    kept = at + 1;
  }

  /** Looks at the patterns whose needles end at a place; whether one of them matches. */
  private boolean isHit(int state, int end, byte[] bytes, int start, int stop) {
    boolean match = false;
    for (int pattern : automaton.found(state)) {
      if (end <= MOST_KEPT) {
        if (hits == hitEnds.length) {
          hitEnds = Arrays.copyOf(hitEnds, 2 * hits);
          hitPatterns = Arrays.copyOf(hitPatterns, 2 * hits);
        }
        hitEnds[hits] = end;
        hitPatterns[hits++] = pattern;
      }
      match = match || isMatch(pattern, bytes, start, stop);
    }
    return match;
  }

  private boolean isMatch(int pattern, byte[] bytes, int start, int end) {
    if (automaton.isSure(pattern)) {
      return true;
    }
    long bit = 1L << pattern;
    if ((tried[pattern >>> 6] & bit) != 0) {
      return false;
    }
    tried[pattern >>> 6] |= bit;
    return automaton.matches(pattern, bytes, start, end);
  }
}
