package dev.karst.ingest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks for bytes eight at a time. Every byte of a log is looked at three times before it is an
 * event (where does the line end, is it text, is it UTF-8), which one by one took a fifth of all
 * time.
 */
final class ByteScan {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;

  private ByteScan() {}

  /** Where a byte stands first in {@code bytes[from, to)}, or -1. */
  static int indexOf(byte wanted, byte[] bytes, int from, int to) {
    long all = ONES * (wanted & 0xff);
    int i = from;
    for (; i + 8 <= to; i += 8) {
      long found = zeros((long) LONGS.get(bytes, i) ^ all);
      if (found != 0) {
        // The lowest mark is always right; those above it may come of a borrow.
        return i + (Long.numberOfTrailingZeros(found) >>> 3);
      }
    }
    for (; i < to; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Where in {@code bytes[from, to)} stands first a byte that is {@code alone}, or one that is
   * {@code second} behind one that is {@code first}; or -1.
   *
   * @param from at least 1
   */
  static int indexOf(byte alone, byte first, byte second, byte[] bytes, int from, int to) {
    long ones = ONES * (alone & 0xff);
    long firsts = ONES * (first & 0xff);
    long seconds = ONES * (second & 0xff);
    int i = from;
    for (; i + 8 <= to; i += 8) {
      long word = (long) LONGS.get(bytes, i);
      long before = (long) LONGS.get(bytes, i - 1);
      long found =
          exactZeros(word ^ ones) | exactZeros(word ^ seconds) & exactZeros(before ^ firsts);
      if (found != 0) {
        return i + (Long.numberOfTrailingZeros(found) >>> 3);
      }
    }
    for (; i < to; i++) {
      if (bytes[i] == alone || bytes[i] == second && bytes[i - 1] == first) {
        return i;
      }
    }
    return -1;
  }

  /** Marks in the highest bit of each byte that is zero, and in no other. */
  private static long exactZeros(long word) {
    return ~((word & ~HIGH) + ~HIGH | word | ~HIGH);
  }

  /** Marks in the highest bit of each byte that is zero; zero where none is. */
  private static long zeros(long word) {
    return word - ONES & ~word & HIGH;
  }

  /**
   * Where the first byte of {@code bytes[from, to)} stands that is not ASCII; {@code to} if none.
   */
  static int asciiEnd(byte[] bytes, int from, int to) {
    int i = from;
    for (; i + 8 <= to; i += 8) {
      long high = (long) LONGS.get(bytes, i) & HIGH;
      if (high != 0) {
        return i + (Long.numberOfTrailingZeros(high) >>> 3);
      }
    }
    while (i < to && bytes[i] >= 0) {
      i++;
    }
    return i;
  }

  /** Whether one of {@code bytes[from, to)} is below a blank, or DEL. */
  static boolean hasControl(byte[] bytes, int from, int to) {
    int i = from;
    for (; i + 8 <= to; i += 8) {
      long word = (long) LONGS.get(bytes, i);
      long below = word - ONES * ' ' & ~word & HIGH;
      if ((below | zeros(word ^ ONES * 0x7f)) != 0) {
        return true;
      }
    }
    for (; i < to; i++) {
      if (bytes[i] >= 0 && bytes[i] < ' ' || bytes[i] == 0x7f) {
        return true;
      }
    }
    return false;
  }

  /** Where a comma or a line's end stands first in {@code bytes[from, to)}; {@code to} if none. */
  static int cellEnd(byte[] bytes, int from, int to) {
    int i = from;
    for (; i + 8 <= to; i += 8) {
      long word = (long) LONGS.get(bytes, i);
      // Of what is below a blank, line ends are all but all that comes in a log.
      long found = zeros(word ^ ONES * ',') | word - ONES * ' ' & ~word & HIGH;
      if (found != 0) {
        int end = i + (Long.numberOfTrailingZeros(found) >>> 3);
        if (endsCell(bytes[end])) {
          return end;
        }
        break;
      }
    }
    while (i < to && !endsCell(bytes[i])) {
      i++;
    }
    return i;
  }

  private static boolean endsCell(byte b) {
    return b == ',' || b == '\n' || b == '\r';
  }

  /** How many lines end in {@code bytes[from, to)}: with LF, CR, or both. */
  static int lineEnds(byte[] bytes, int from, int to) {
    if (!hasControl(bytes, from, to)) {
      return 0;
    }
    int ends = 0;
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\r' || bytes[i] == '\n' && (i == from || bytes[i - 1] != '\r')) {
        ends++;
      }
    }
    return ends;
  }
}
