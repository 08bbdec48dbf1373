package dev.karst.store;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Finds the rows whose codes are in a set, in codes as a file holds them: none is widened or kept,
 * and eight bytes are compared at once where few codes are looked for: the words in which a name is
 * written, in its cases. For one thread.
 */
final class CodeScan {
  /** Longs that are taken over from the file at a time: what the nearest cache holds. */
  private static final int STRIDE = 2048;

  /** So many codes are looked for eight bytes at a time: each costs three operations a word. */
  private static final int FEW = 4;

  private static final ThreadLocal<long[]> WORDS = ThreadLocal.withInitial(() -> new long[STRIDE]);

  private final CodeSet set;
  private final BitSet valid;
  private final int width;
  private final int lanes;

  /** A one in the lowest bit of each code of a long. */
  private final long ones;

  /** The bits of the first code of a long. */
  private final long lane;

  /** Codes that are looked for, each in every place of a long; null where they are many. */
  private final long[] wanted;

  private final int total;
  private int[] rows = new int[64];
  private int found;
  private int row;

  /**
   * @param width bytes of a code
   * @param total how many rows there are
   * @param valid which rows have the field; null where all have
   */
  CodeScan(CodeSet set, int width, int total, BitSet valid) {
    this.set = set;
    this.valid = valid;
    this.width = width;
    this.total = total;
    this.lanes = Long.BYTES / width;
    this.lane = (1L << 8 * width) - 1;
    this.ones = Long.divideUnsigned(-1L, lane);
    int[] few = set.few(FEW);
    this.wanted = few == null ? null : Arrays.stream(few).mapToLong(code -> ones * code).toArray();
  }

  /** Takes the next codes, little endian: eight bytes at a time but for the last ones. */
  void take(ByteBuffer codes) {
    long[] words = WORDS.get();
    while (codes.remaining() >= Long.BYTES) {
      int count = Math.min(STRIDE, codes.remaining() / Long.BYTES);
      codes.slice().order(codes.order()).asLongBuffer().get(words, 0, count);
      codes.position(codes.position() + count * Long.BYTES);
      if (wanted != null) {
        findFew(words, count);
      } else {
        findAll(words, count);
      }
    }
    for (; codes.hasRemaining(); row++) {
      int code =
          switch (width) {
            case 1 -> codes.get();
            case 2 -> codes.getShort();
            default -> codes.getInt();
          };
      offer(row, code);
    }
  }

  private void findFew(long[] words, int count) {
    long highs = ones << 8 * width - 1;
    for (int i = 0; i < count; i++) {
      long hits = 0;
      for (long code : wanted) {
        long other = words[i] ^ code;
        // Set for a place of which all bits are 0; a place after such a one may be set wrongly.
        hits |= other - ones & ~other & highs;
      }
      if (hits != 0) {
        offerAll(words[i], row + i * lanes);
      }
    }
    row += count * lanes;
  }

  private void findAll(long[] words, int count) {
    room(count * lanes);
    int before = found;
    for (int i = 0; i < count; i++) {
      long word = words[i];
      for (int at = 0; at < lanes; at++, word >>>= 8 * width) {
        // No branch: nobody can foresee which rows match.
        rows[found] = row++;
        found += set.has((int) (word & lane)) ? 1 : 0;
      }
    }
    if (valid != null) {
      dropAbsent(before);
    }
  }

  /** What stands in the place of an absent code may look like one that is wanted. */
  private void dropAbsent(int from) {
    int kept = from;
    for (int i = from; i < found; i++) {
      rows[kept] = rows[i];
      kept += valid.get(rows[i]) ? 1 : 0;
    }
    found = kept;
  }

  private void offerAll(long word, int first) {
    for (int at = 0; at < lanes; at++) {
      offer(first + at, (int) (word >>> 8 * width * at & lane));
    }
  }

  private void offer(int at, int code) {
    if (set.has(code & (int) lane) && (valid == null || valid.get(at))) {
      room(1);
      rows[found++] = at;
    }
  }

  private void room(int more) {
    if (found + more > rows.length) {
      rows = Arrays.copyOf(rows, Math.max(found + more, Math.min(total, 2 * rows.length)));
    }
  }

  /** The rows, ascending; the caller's own. */
  int[] rows() {
    return Arrays.copyOf(rows, found);
  }
}
