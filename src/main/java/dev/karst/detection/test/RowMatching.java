package dev.karst.detection.test;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Gives each wanted row a row of its own that fits it, as many as can be: a row that fits two is
 * left to the one that has no other.
 */
final class RowMatching {
  /** Whether a row fits a wanted one, both by number from 0. */
  interface Fit {
    boolean fits(int wanted, int row);
  }

  private static final int NONE = -1;

  private final Fit fit;

  /** By row, the wanted one that it is given to. */
  private final int[] taker;

  private final boolean[] matched;

  private RowMatching(int wanted, int rows, Fit fit) {
    this.fit = fit;
    this.taker = new int[rows];
    this.matched = new boolean[wanted];
    Arrays.fill(taker, NONE);
  }

  static RowMatching of(int wanted, int rows, Fit fit) {
    RowMatching matching = new RowMatching(wanted, rows, fit);
    for (int i = 0; i < wanted; i++) {
      matching.matched[i] = matching.place(i);
    }
    return matching;
  }

  /**
   * Finds a row for a wanted one: a free one, or one whose taker can be moved to another. Goes
   * through the rows in the breadth, without recursion: a chain may be as long as the list.
   */
  private boolean place(int wanted) {
    int[] from = new int[taker.length];
    Arrays.fill(from, NONE);
    int[] queue = new int[matched.length + 1];
    int[] rowOf = new int[matched.length];
    Arrays.fill(rowOf, NONE);
    int head = 0;
    int tail = 0;
    queue[tail++] = wanted;
    while (head < tail) {
      int current = queue[head++];
      for (int row = 0; row < taker.length; row++) {
        if (from[row] != NONE || !fit.fits(current, row)) {
          continue;
        }
        from[row] = current;
        if (taker[row] == NONE) {
          give(row, wanted, from, rowOf);
          return true;
        }
        rowOf[taker[row]] = row;
        queue[tail++] = taker[row];
      }
    }
    return false;
  }

  /** Moves every taker along the chain that ends in a free row. */
  private void give(int free, int wanted, int[] from, int[] rowOf) {
    int row = free;
    while (true) {
      int one = from[row];
      taker[row] = one;
      if (one == wanted) {
        return;
      }
      row = rowOf[one];
    }
  }

  /** The wanted rows that have none. */
  List<Integer> unmatchedWanted() {
    return IntStream.range(0, matched.length).filter(i -> !matched[i]).boxed().toList();
  }

  /** The rows that are given to nobody. */
  List<Integer> unmatchedRows() {
    return IntStream.range(0, taker.length).filter(i -> taker[i] == NONE).boxed().toList();
  }
}
