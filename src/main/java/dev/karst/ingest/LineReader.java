package dev.karst.ingest;

import dev.karst.session.Cancellation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Cuts bytes into lines, at {@code \n} or {@code \r\n}, and into pieces of lines behind a text that
 * ends events. Holds one piece at a time, and no more of it than the limit: the rest of a longer
 * one is read past. Does not close the stream.
 */
final class LineReader {
  private static final int BLOCK = 1 << 16;

  private final InputStream in;
  private final int mostBytes;
  private final Cancellation cancellation;
  private byte[] cut = {};
  private byte[] buffer = new byte[BLOCK];
  private int filled;
  private int next;
  private int start;
  private int end;
  private boolean tooLong;
  private boolean inside;
  private boolean startsLine = true;
  private long number;

  LineReader(InputStream in, long mostBytes, Cancellation cancellation) {
    this.in = in;
    this.mostBytes = (int) Math.min(mostBytes, 1 << 30);
    this.cancellation = cancellation;
  }

  /** Also ends a piece behind each of these texts; what follows it is the next piece. */
  void cutAfter(String text) {
    cut = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
  }

  /** Goes on to the next line, or piece of one; false where there is none. */
  boolean next() throws IOException {
    start = next;
    tooLong = false;
    int scanned = start;
    while (true) {
      int last = last(scanned);
      if (last >= 0) {
        boolean newline = buffer[last] == '\n';
        return found(newline ? last : last + 1, last + 1, !newline);
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
        return filled > start || tooLong ? found(filled, filled, false) : false;
      }
    }
  }

  /** Where the piece's last byte is: a line end, or the end of a text to cut after. */
  private int last(int from) {
    if (cut.length == 0) {
      return ByteScan.indexOf((byte) '\n', buffer, from, filled);
    }
    byte end = cut[cut.length - 1];
    int i = from;
    while (i < filled) {
      byte b = buffer[i];
      if (b == '\n' || b == end && endsCut(i)) {
        return i;
      }
      i++;
      if (cut.length > 1 && i < filled) {
        // The byte before the end too: the end alone is everywhere in XML.
        int next = ByteScan.indexOf((byte) '\n', cut[cut.length - 2], end, buffer, i, filled);
        i = next < 0 ? filled : next;
      }
    }
    return -1;
  }

  private boolean endsCut(int at) {
    int first = at + 1 - cut.length;
    return first >= start && Arrays.equals(buffer, first, at + 1, cut, 0, cut.length);
  }

  private boolean found(int lineEnd, int following, boolean cutHere) {
    boolean carriage = lineEnd > start && buffer[lineEnd - 1] == '\r';
    end = carriage ? lineEnd - 1 : lineEnd;
    tooLong |= end - start > mostBytes;
    startsLine = !inside;
    inside = cutHere;
    next = following;
    if (startsLine) {
      number++;
    }
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

  /** Whether the piece begins a line, rather than go on behind a text to cut after. */
  boolean startsLine() {
    return startsLine;
  }

  /** Whether the piece ends behind a text to cut after, and its line may go on. */
  boolean isCut() {
    return inside;
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
