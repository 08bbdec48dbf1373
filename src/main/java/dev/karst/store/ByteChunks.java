package dev.karst.store;

import dev.karst.text.KarstException.LimitError;
import java.util.Arrays;

/**
 * Bytes that are only added to, in pieces of memory that stay where they are: to grow takes no copy
 * of what is there, and what was cleared is used again.
 */
final class ByteChunks {
  private static final int CHUNK = 1 << 20;
  private static final int FIRST = 1 << 12;
  private static final int MOST_BYTES = Integer.MAX_VALUE - 16;

  private final Holding holding;
  private byte[][] chunks = new byte[4][];
  private int count;
  private int size;

  ByteChunks(Holding holding) {
    this.holding = holding;
  }

  int size() {
    return size;
  }

  /** Adds {@code source[from, to)}. */
  void add(byte[] source, int from, int to) {
    if (to - from > MOST_BYTES - size) {
      throw new LimitError("segment-size", "one field of a segment holds more than 2 GB of text");
    }
    for (int at = from; at < to; ) {
      int within = size % CHUNK;
      byte[] chunk = chunk(size / CHUNK, Math.min(CHUNK, within + to - at));
      int step = Math.min(to - at, chunk.length - within);
      System.arraycopy(source, at, chunk, within, step);
      at += step;
      size += step;
    }
  }

  /** The chunk of a number, of so many bytes at least; only the first one may be short. */
  private byte[] chunk(int number, int bytes) {
    if (number == chunks.length) {
      chunks = Arrays.copyOf(chunks, 2 * number);
    }
    byte[] chunk = number < count ? chunks[number] : null;
    if (chunk != null && chunk.length >= bytes) {
      return chunk;
    }
    int old = chunk == null ? 0 : chunk.length;
    int wanted = number > 0 ? CHUNK : Math.min(CHUNK, Math.max(Math.max(FIRST, bytes), 2 * old));
    holding.add(wanted);
    chunks[number] = chunk == null ? new byte[wanted] : Arrays.copyOf(chunk, wanted);
    holding.drop(old);
    count = Math.max(count, number + 1);
    return chunks[number];
  }

  /** Puts {@code length} bytes from {@code from} on to {@code into[at]} and on. */
  void copy(int from, int length, byte[] into, int at) {
    for (int done = 0; done < length; ) {
      int within = (from + done) % CHUNK;
      int step = Math.min(length - done, CHUNK - within);
      System.arraycopy(chunks[(from + done) / CHUNK], within, into, at + done, step);
      done += step;
    }
  }

  /** Starts over with no bytes. */
  void clear() {
    size = 0;
  }
}
