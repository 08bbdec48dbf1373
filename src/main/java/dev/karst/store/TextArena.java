package dev.karst.store;

import dev.karst.text.KarstException.LimitError;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Texts as UTF-8, numbered from 0: what builders append to. They lie in chunks, so that growing
 * copies nothing but the first, small one: of a million texts the copies cost more than the texts.
 */
final class TextArena {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final int MOST_BYTES = Integer.MAX_VALUE - 16;
  private static final int FIRST = 64;
  private static final int CHUNK_BITS = 18;
  private static final int CHUNK = 1 << CHUNK_BITS;
  private static final int LENGTH_BITS = 31;

  private final Holding holding;

  /** By text: the number of its chunk, where it begins there, how long it is. */
  private final LongList places;

  private byte[][] chunks = new byte[1][];
  private byte[] last;
  private int lastChunk;
  private int used;
  private long bytes;

  TextArena(Holding holding) {
    this.holding = holding;
    this.places = new LongList(holding);
    holding.add(FIRST);
    last = new byte[FIRST];
    chunks[0] = last;
  }

  int size() {
    return places.size();
  }

  /** The bytes of all texts. */
  int bytes() {
    return (int) bytes;
  }

  /** The bytes that a text is among, from {@link #start} on; not to be changed. */
  byte[] chunk(int text) {
    return chunks[(int) (places.get(text) >>> CHUNK_BITS + LENGTH_BITS)];
  }

  int start(int text) {
    return (int) (places.get(text) >>> LENGTH_BITS) & CHUNK - 1;
  }

  int length(int text) {
    return (int) places.get(text) & Integer.MAX_VALUE;
  }

  /** Whether a text is {@code source[from, to)}. */
  boolean equal(int text, byte[] source, int from, int to) {
    long place = places.get(text);
    int length = (int) place & Integer.MAX_VALUE;
    int start = (int) (place >>> LENGTH_BITS) & CHUNK - 1;
    byte[] chunk = chunks[(int) (place >>> CHUNK_BITS + LENGTH_BITS)];
    return length == to - from && Arrays.equals(chunk, start, start + length, source, from, to);
  }

  /** Copies a text to {@code into[at..]}; gives where it ends there. */
  int copy(int text, byte[] into, int at) {
    long place = places.get(text);
    int length = (int) place & Integer.MAX_VALUE;
    int start = (int) (place >>> LENGTH_BITS) & CHUNK - 1;
    System.arraycopy(chunks[(int) (place >>> CHUNK_BITS + LENGTH_BITS)], start, into, at, length);
    return at + length;
  }

  /**
   * Bytes of a text from {@code depth} on, at most seven, the first in the highest byte, and in the
   * lowest how many of them there are (8: the text goes on).
   */
  long sevenBytes(int text, int depth) {
    long place = places.get(text);
    byte[] chunk = chunks[(int) (place >>> CHUNK_BITS + LENGTH_BITS)];
    int at = ((int) (place >>> LENGTH_BITS) & CHUNK - 1) + depth;
    int rest = ((int) place & Integer.MAX_VALUE) - depth;
    if (rest > 7) {
      return (long) LONGS.get(chunk, at) & ~0xffL | 8;
    }
    long word = 0;
    for (int i = 0; i < rest; i++) {
      word |= (chunk[at + i] & 0xffL) << 56 - 8 * i;
    }
    return word | rest;
  }

  /** Appends {@code source[from, to)} and returns its number. */
  int add(byte[] source, int from, int to) {
    int length = to - from;
    if (length > MOST_BYTES - bytes) {
      throw new LimitError("segment-size", "one field of a segment holds more than 2 GB of text");
    }
    if (length >= last.length - used) {
      room(length);
    }
    System.arraycopy(source, from, last, used, length);
    places.add(((long) lastChunk << CHUNK_BITS | used) << LENGTH_BITS | length);
    used += length;
    bytes += length;
    return places.size() - 1;
  }

  /** Makes room: a larger first chunk, or another one; a text that fits into none has its own. */
  private void room(int length) {
    if (lastChunk == 0 && length < CHUNK - used) {
      int wanted = Math.min(CHUNK, Math.max(used + length, 2 * last.length));
      holding.add(wanted);
      int old = last.length;
      last = Arrays.copyOf(last, wanted);
      holding.drop(old);
    } else {
      int wanted = Math.max(CHUNK, length);
      holding.add(wanted);
      last = new byte[wanted];
      lastChunk++;
      used = 0;
      if (lastChunk == chunks.length) {
        chunks = Arrays.copyOf(chunks, 2 * lastChunk);
      }
    }
    chunks[lastChunk] = last;
  }
}
