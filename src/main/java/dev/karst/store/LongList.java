package dev.karst.store;

import java.util.Arrays;

/** A growing list of longs that charges what it holds. In chunks, so that growing copies little. */
final class LongList {
  private static final int CHUNK_BITS = 14;
  private static final int CHUNK = 1 << CHUNK_BITS;

  private final Holding holding;
  private long[][] chunks = new long[1][16];
  private long[] last = chunks[0];
  private int size;

  LongList(Holding holding) {
    this.holding = holding;
    holding.add(8L * 16);
  }

  void add(long value) {
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
    holding.add(8L * wanted);
    if (chunk == 0) {
      holding.drop(8L * used);
      last = Arrays.copyOf(last, wanted);
    } else {
      if (chunk == chunks.length) {
        chunks = Arrays.copyOf(chunks, 2 * chunk);
      }
      last = new long[CHUNK];
    }
    chunks[chunk] = last;
  }

  long get(int index) {
    return chunks[index >>> CHUNK_BITS][index & CHUNK - 1];
  }

  int size() {
    return size;
  }
}
