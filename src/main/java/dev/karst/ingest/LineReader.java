package dev.karst.ingest;

import dev.karst.session.Cancellation;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts bytes into lines, at {@code \n} or {@code \r\n}. Holds one line at a time, and no more of it
 * than the limit: the rest of a longer one is read past. Does not close the stream.
 */
final class LineReader {
  private static final int BLOCK = 1 << 16;

  private final InputStream in;
  private final int mostBytes;
  private final Cancellation cancellation;
  private byte[] buffer = new byte[BLOCK];
  private int filled;
  private int next;
  private int start;
  private int end;
  private boolean tooLong;
  private long number;

  LineReader(InputStream in, long mostBytes, Cancellation cancellation) {
    this.in = in;
    this.mostBytes = (int) Math.min(mostBytes, 1 << 30);
    this.cancellation = cancellation;
  }

  /** Goes on to the next line; false where there is none. */
  boolean next() throws IOException {
    start = next;
    tooLong = false;
    int scanned = start;
    while (true) {
      int newline = newline(scanned);
      if (newline >= 0) {
        return found(newline, newline + 1);
      }
      scanned = filled - start;
      if (scanned > mostBytes) {
        tooLong = true;
        start = filled;
        scanned = 0;
      }
      boolean more = fill();
      scanned += start;
      if (!more) {
        return filled > start || tooLong ? found(filled, filled) : false;
      }
    }
  }

  private int newline(int from) {
    for (int i = from; i < filled; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private boolean found(int lineEnd, int following) {
    boolean carriage = lineEnd > start && buffer[lineEnd - 1] == '\r';
    end = carriage ? lineEnd - 1 : lineEnd;
    tooLong |= end - start > mostBytes;
    next = following;
    number++;
    return true;
  }

  /** Reads more behind the line's bytes, which move to the front; false at the end. */
  private boolean fill() throws IOException {
    cancellation.check();
    System.arraycopy(buffer, start, buffer, 0, filled - start);
    filled -= start;
    start = 0;
    next = 0;
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, (int) Math.min(buffer.length * 2L, mostBytes + (long) BLOCK));
    }
    int count = in.read(buffer, filled, buffer.length - filled);
    filled += Math.max(count, 0);
    return count >= 0;
  }

  /** The buffer that holds the line; valid until the next one is asked for. */
  byte[] bytes() {
    return buffer;
  }

  int start() {
    return start;
  }

  /** Where the line ends, its line end apart. */
  int end() {
    return end;
  }

  /** Whether the line is longer than the limit; its bytes are not all there then. */
  boolean isTooLong() {
    return tooLong;
  }

  /** The line's number, from 1. */
  long number() {
    return number;
  }
}
