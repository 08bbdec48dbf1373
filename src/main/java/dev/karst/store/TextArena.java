package dev.karst.store;

import dev.karst.text.KarstException.LimitError;
import java.util.Arrays;

/** Texts as UTF-8, one after another, numbered from 0: what builders append to. */
final class TextArena {
  private static final int MOST_BYTES = Integer.MAX_VALUE - 16;

  private final Holding holding;
  private byte[] bytes;
  private final IntList ends;

  TextArena(Holding holding) {
    this.holding = holding;
    this.ends = new IntList(holding);
    holding.add(64);
    bytes = new byte[64];
  }

  int size() {
    return ends.size();
  }

  byte[] bytes() {
    return bytes;
  }

  int start(int text) {
    return text == 0 ? 0 : ends.get(text - 1);
  }

  int end(int text) {
    return ends.get(text);
  }

  /** Appends {@code source[from, to)} and returns its number. */
  int add(byte[] source, int from, int to) {
    int used = ends.size() == 0 ? 0 : ends.last();
    int length = to - from;
    if (length > MOST_BYTES - used) {
      throw new LimitError("segment-size", "one field of a segment holds more than 2 GB of text");
    }
    if (used + length > bytes.length) {
      growBytes(used + length);
    }
    System.arraycopy(source, from, bytes, used, length);
    ends.add(used + length);
    return ends.size() - 1;
  }

  private void growBytes(int needed) {
    int wanted = (int) Math.min(MOST_BYTES, Math.max(needed, bytes.length * 2L));
    holding.add(wanted);
    int old = bytes.length;
    bytes = Arrays.copyOf(bytes, wanted);
    holding.drop(old);
  }
}
