package dev.karst.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows by the patterns of one column. A pattern without a star is found by its text. Another one
 * stands under one run of at most eight characters that every matching value holds, the rarest of
 * its longest literal: a value is looked up by its own runs, so that a table of many patterns costs
 * about the value's length.
 */
final class PatternRows implements LookupIndex.Candidates {
  private static final int RUN = 8;

  /** Runs are counted by hash: which is rare need only be nearly right. */
  private static final int COUNTERS = 1 << 18;

  private final LookupCells cells;
  private final RowChains whole;
  private final RowChains byRun;
  private final boolean[] lengths = new boolean[RUN + 1];
  private final List<Integer> always = new ArrayList<>();

  PatternRows(LookupCells cells) {
    this.cells = cells;
    this.whole = new RowChains(cells.rows());
    this.byRun = new RowChains(cells.rows());
    int[] seen = new int[COUNTERS];
    for (int row = 0; row < cells.rows(); row++) {
      String literal = literal(cells.text(row));
      for (int at = 0; at + RUN <= literal.length(); at++) {
        seen[hash(literal, at, RUN) & COUNTERS - 1]++;
      }
    }
    for (int row = cells.rows() - 1; row >= 0; row--) {
      String pattern = cells.text(row);
      if (pattern != null) {
        add(pattern, row, seen);
      }
    }
  }

  private void add(String pattern, int row, int[] seen) {
    if (pattern.indexOf('*') < 0) {
      whole.add(pattern.hashCode(), row);
      return;
    }
    String literal = literal(pattern);
    if (literal.isEmpty()) {
      always.add(row);
      return;
    }
    int length = Math.min(RUN, literal.length());
    int rarest = hash(literal, 0, length);
    for (int at = 1; at + length <= literal.length(); at++) {
      int run = hash(literal, at, length);
      if (seen[run & COUNTERS - 1] < seen[rarest & COUNTERS - 1]) {
        rarest = run;
      }
    }
    byRun.add(rarest, row);
    lengths[length] = true;
  }

  /** The longest literal of a pattern that has a star; empty for other patterns and none. */
  private static String literal(String pattern) {
    String longest = "";
    int from = 0;
    int star = pattern == null ? -1 : pattern.indexOf('*');
    if (star < 0) {
      return longest;
    }
    while (from <= pattern.length()) {
      int end = star < 0 ? pattern.length() : star;
      if (end - from > longest.length()) {
        longest = pattern.substring(from, end);
      }
      from = end + 1;
      star = pattern.indexOf('*', from);
    }
    return longest;
  }

  private static int hash(String text, int at, int length) {
    int hash = length;
    for (int i = at; i < at + length; i++) {
      hash = hash * 0x01000193 ^ text.charAt(i);
    }
    return hash ^ hash >>> 16;
  }

  @Override
  public int[] of(String value) {
    String folded = cells.fold(value);
    IntStream.Builder rows = IntStream.builder();
    always.forEach(rows::add);
    whole.forEach(folded.hashCode(), rows::add);
    for (int length = 1; length <= RUN; length++) {
      for (int at = 0; lengths[length] && at + length <= folded.length(); at++) {
        byRun.forEach(hash(folded, at, length), rows::add);
      }
    }
    return rows.build().sorted().distinct().toArray();
  }
}
