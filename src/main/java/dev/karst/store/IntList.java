package dev.karst.store;

import java.util.Arrays;

/** A growing list of ints that charges what it holds. In chunks, so that growing copies little. */
final class IntList {
  private static final int CHUNK_BITS = 14;
  private static final int CHUNK = 1 << CHUNK_BITS;

  private final Holding holding;
  private int[][] chunks = new int[1][16];
  private int[] last = chunks[0];
  private int size;

  IntList(Holding holding) {
    this.holding = holding;
    holding.add(4L * 16);
  }

  void add(int value) {
    int at = size & CHUNK - 1;
    if (at == last.length || at == 0 && size > 0) {
      grow(at);
    }
    last[at] = value;
    size++;
  }

  private void grow(int used) {
    int chunk = size >>> CHUNK_BITS;
    int wanted = chunk == 0 ? Math.min(CHUNK, 2 * used) : CHUNK;
    holding.add(4L * wanted);
    if (chunk == 0) {
      holding.drop(4L * used);
      last = Arrays.copyOf(last, wanted);
    } else {
      if (chunk == chunks.length) {
        chunks = Arrays.copyOf(chunks, 2 * chunk);
      }
      last = new int[CHUNK];
    }
    chunks[chunk] = last;
  }

  int get(int index) {
    return chunks[index >>> CHUNK_BITS][index & CHUNK - 1];
  }

  int size() {
    return size;
  }

  /** The last one; -1 where there is none. */
  int last() {
    return size == 0 ? -1 : get(size - 1);
  }
}
