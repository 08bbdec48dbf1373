package dev.karst.knowledge;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** Rows by a hash: two ints a row. Rows of other hashes may stand among those of one. */
final class RowChains {
  private final int[] heads;
  private final int[] next;

  RowChains(int rows) {
    this.heads = new int[Integer.highestOneBit(Math.max(16, rows)) * 2];
    this.next = new int[rows];
    Arrays.fill(heads, -1);
  }

  /** Adds a row; from the last row to the first, so that each chain ascends. */
  void add(int hash, int row) {
    int slot = slot(hash);
    next[row] = heads[slot];
    heads[slot] = row;
  }

  void forEach(int hash, IntConsumer row) {
    for (int at = heads[slot(hash)]; at >= 0; at = next[at]) {
      row.accept(at);
    }
  }

  /** How long a chain is that is not empty, on average. */
  int lengthOfOne() {
    int used = 0;
    for (int head : heads) {
      used += head >= 0 ? 1 : 0;
    }
    return next.length / Math.max(1, used);
  }

  private int slot(int hash) {
    int mixed = hash * 0x9E3779B9;
    return (mixed ^ mixed >>> 15) & heads.length - 1;
  }
}
