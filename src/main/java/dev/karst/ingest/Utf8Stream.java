package dev.karst.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream of bytes made valid UTF-8 on the way. */
final class Utf8Stream extends FilterInputStream {
  private final byte[] block = new byte[1 << 16];

  /** A character that was cut: {@code block[waiting, waiting + kept)}. */
  private int waiting;

  private int kept;

  /** What is read next, {@code [from, to)}; the block itself where that is valid. */
  private byte[] ready = new byte[0];

  private int from;
  private int to;

  Utf8Stream(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    return from < to || fill() ? ready[from++] & 0xff : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (from >= to && !fill()) {
      return -1;
    }
    int count = Math.min(length, to - from);
    System.arraycopy(ready, from, bytes, offset, count);
    from += count;
    return count;
  }

  /** Gets more bytes ready; false at the end. A character cut by the block's end waits. */
  private boolean fill() throws IOException {
    while (true) {
      System.arraycopy(block, waiting, block, 0, kept);
      int count = in.read(block, kept, block.length - kept);
      int end = kept + Math.max(count, 0);
      if (end == 0) {
        return false;
      }
      int cut = count < 0 ? end : cut(end);
      boolean valid = Utf8.firstInvalid(block, 0, cut) < 0;
      ready = valid ? block : Utf8.repaired(block, 0, cut);
      from = 0;
      to = valid ? cut : ready.length;
      waiting = cut;
      kept = end - cut;
      if (to > 0) {
        return true;
      }
    }
  }

  /** Where a character starts that may go on behind {@code end}; {@code end} where none does. */
  private int cut(int end) {
    for (int i = Math.max(0, end - 3); i < end; i++) {
      if (i + Utf8.expected(block[i] & 0xff) > end) {
        return i;
      }
    }
    return end;
  }

  @Override
  public int available() {
    return to - from;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
