package dev.karst.match;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Looks for many needles in one pass over folded bytes (Aho and Corasick), and asks the patterns
 * whose needle was found. A pattern's needle is its longest literal, cut where the patterns are so
 * many that the tables would grow large.
 */
final class NeedleAutomaton {
  private static final int MOST_STATES = 1 << 15;
  private static final int SHORTEST_CUT = 4;

  private final Wildcard[] patterns;

  /** Whether finding the needle is all that the pattern asks. */
  private final boolean[] sure;

  private final byte[] classes = new byte[256];
  private final int width;

  /** By state times {@link #width} plus class; the complement where the state has patterns. */
  private final int[] next;

  /** By state, the patterns whose needle ends there; null for none. */
  private final int[][] found;

  /**
   * @param wildcards patterns that each hold a literal
   */
  NeedleAutomaton(List<Wildcard> wildcards) {
    this.patterns = wildcards.toArray(Wildcard[]::new);
    this.sure = new boolean[patterns.length];
    int longest = Math.max(SHORTEST_CUT, MOST_STATES / patterns.length);
    byte[][] needles = new byte[patterns.length][];
    for (int i = 0; i < patterns.length; i++) {
      byte[] needle = FoldedBytes.of(patterns[i].needles().get(0));
      needles[i] = Arrays.copyOf(needle, Math.min(needle.length, longest));
      sure[i] =
          patterns[i].isContains()
              && !patterns[i].caseSensitive()
              && needle.length == needles[i].length;
    }
    this.width = assignClasses(needles);
    List<int[]> trie = new ArrayList<>();
    List<List<Integer>> ends = new ArrayList<>();
    buildTrie(needles, trie, ends);
    this.next = new int[trie.size() * width];
    this.found = new int[trie.size()][];
    link(trie, ends);
  }

  /** Bytes that no needle holds share class 0. At most 256 classes: a needle byte is folded. */
  private int assignClasses(byte[][] needles) {
    int count = 1;
    for (byte[] needle : needles) {
      for (byte b : needle) {
        if (classes[b & 0xff] == 0) {
          classes[b & 0xff] = (byte) count++;
        }
      }
    }
    for (int b = 0; b < 256; b++) {
      classes[b] = classes[FoldedBytes.TABLE[b] & 0xff];
    }
    return count;
  }

  private void buildTrie(byte[][] needles, List<int[]> trie, List<List<Integer>> ends) {
    trie.add(new int[width]);
    ends.add(new ArrayList<>());
    for (int i = 0; i < needles.length; i++) {
      int state = 0;
      for (byte b : needles[i]) {
        int[] row = trie.get(state);
        int c = classes[b & 0xff] & 0xff;
        if (row[c] == 0) {
          row[c] = trie.size();
          trie.add(new int[width]);
          ends.add(new ArrayList<>());
        }
        state = row[c];
      }
      ends.get(state).add(i);
    }
  }

  /** Fills in where each state goes when its own branch ends, breadth first. */
  private void link(List<int[]> trie, List<List<Integer>> ends) {
    int[] fail = new int[trie.size()];
    Deque<Integer> queue = new ArrayDeque<>(List.of(0));
    while (!queue.isEmpty()) {
      int state = queue.poll();
      int[] row = trie.get(state);
      int[] failRow = trie.get(fail[state]);
      for (int c = 0; c < width; c++) {
        int child = row[c];
        if (child == 0) {
          row[c] = state == 0 ? 0 : failRow[c];
          continue;
        }
        fail[child] = state == 0 ? 0 : failRow[c];
        ends.get(child).addAll(ends.get(fail[child]));
        queue.add(child);
      }
    }
    for (int state = 0; state < trie.size(); state++) {
      if (!ends.get(state).isEmpty()) {
        found[state] = ends.get(state).stream().mapToInt(Integer::intValue).toArray();
      }
    }
    for (int state = 0; state < trie.size(); state++) {
      for (int c = 0; c < width; c++) {
        int to = trie.get(state)[c];
        next[state * width + c] = found[to] == null ? to * width : ~(to * width);
      }
    }
  }

  /** Whether a pattern matches. {@code folded} is the text, or its fold if not ASCII. */
  boolean test(byte[] folded, int from, int to, byte[] bytes, int start, int end) {
    long[] tried = null;
    int state = 0;
    for (int i = from; i < to; i++) {
      state = next[state + (classes[folded[i] & 0xff] & 0xff)];
      if (state >= 0) {
        continue;
      }
      state = ~state;
      for (int pattern : found[state / width]) {
        if (sure[pattern]) {
          return true;
        }
        if (tried == null) {
          tried = new long[patterns.length + 63 >> 6];
        }
        long bit = 1L << pattern;
        if ((tried[pattern >> 6] & bit) != 0) {
          continue;
        }
        tried[pattern >> 6] |= bit;
        if (matches(patterns[pattern], folded, from, to, bytes, start, end)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The state after a byte; its complement where patterns' needles end there. */
  int next(int state, byte b) {
    return next[state + (classes[b & 0xff] & 0xff)];
  }

  /** The patterns whose needles end in a state; not to be changed. */
  int[] found(int state) {
    return found[state / width];
  }

  /** Whether a pattern matches wherever its needle is found. */
  boolean isSure(int pattern) {
    return sure[pattern];
  }

  int patterns() {
    return patterns.length;
  }

  /** Whether one pattern matches an ASCII text. */
  boolean matches(int pattern, byte[] bytes, int start, int end) {
    return patterns[pattern].testFolded(bytes, start, end);
  }

  private static boolean matches(
      Wildcard pattern, byte[] folded, int from, int to, byte[] bytes, int start, int end) {
    return pattern.caseSensitive()
        ? pattern.testFolded(bytes, start, end)
        : pattern.testFolded(folded, from, to);
  }
}
