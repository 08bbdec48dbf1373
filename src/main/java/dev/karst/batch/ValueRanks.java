package dev.karst.batch;

import dev.karst.value.Num;
import dev.karst.value.Numbers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Where each text of a sorted lexicon stands in the order of values ({@link
 * dev.karst.value.ValueOrder}): numbers first, by value and then by their texts; then the other
 * texts, which the lexicon has in their order already.
 */
public final class ValueRanks {
  /** Of a lexicon whose codes ascend in the order of values. */
  static final int[] SAME = new int[0];

  private ValueRanks() {}

  /** By code, its rank; {@link #SAME} where every code is its own rank. */
  static int[] of(Lexicon lexicon) {
    int size = lexicon.size();
    int[] codes = new int[16];
    double[] values = new double[16];
    int count = 0;
    for (int code = 0; code < size; code++) {
      Num number = number(lexicon, code);
      if (number != null) {
        if (count == codes.length) {
          codes = Arrays.copyOf(codes, 2 * count);
          values = Arrays.copyOf(values, 2 * count);
        }
        codes[count] = code;
        values[count++] = number.value() + 0.0;
      }
    }
    return count == 0 ? SAME : ranks(size, Arrays.copyOf(codes, count), values);
  }

  /** The numbers' codes ascend, so those of equal numbers are in the order of their texts. */
  private static int[] ranks(int size, int[] codes, double[] values) {
    int[] places = places(values, codes.length);
    int[] ranks = new int[size];
    Arrays.fill(ranks, -1);
    boolean same = true;
    for (int i = 0; i < codes.length; i++) {
      ranks[codes[i]] = places[i];
      same &= places[i] == codes[i];
    }
    if (same) {
      return SAME;
    }
    int next = codes.length;
    for (int code = 0; code < size; code++) {
      ranks[code] = ranks[code] < 0 ? next++ : ranks[code];
    }
    return ranks;
  }

  /**
   * Where each of some numbers stands among them in ascending order; equal ones in the order in
   * which they come.
   *
   * @param values of which the first {@code count} are looked at
   */
  public static int[] places(double[] values, int count) {
    double[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    int[] equal = new int[count];
    int[] places = new int[count];
    for (int i = 0; i < count; i++) {
      int first = lowerBound(sorted, values[i]);
      places[i] = first + equal[first]++;
    }
    return places;
  }

  /** The number that a text reads as, or null; its first character tells of most texts. */
  private static Num number(Lexicon lexicon, int code) {
    int start = lexicon.starts()[code];
    int end = lexicon.starts()[code + 1];
    return mayBeNumber(lexicon.bytes(), start, end)
        ? Numbers.parse(new String(lexicon.bytes(), start, end - start, StandardCharsets.UTF_8))
        : null;
  }

  /** Whether a text may read as a number, by its first character. */
  static boolean mayBeNumber(byte[] bytes, int start, int end) {
    if (start == end) {
      return false;
    }
    byte first = bytes[start];
    return first >= '0' && first <= '9' || "+-.iInN".indexOf(first) >= 0;
  }

  private static int lowerBound(double[] sorted, double value) {
    int lo = 0;
    int hi = sorted.length - 1;
    while (lo < hi) {
      int mid = (lo + hi) >>> 1;
      if (Double.compare(sorted[mid], value) < 0) {
        lo = mid + 1;
      } else {
        hi = mid;
      }
    }
    return lo;
  }
}
