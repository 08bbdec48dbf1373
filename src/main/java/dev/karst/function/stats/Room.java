package dev.karst.function.stats;

import dev.karst.value.Value;
import java.util.Arrays;

/**
 * How arrays over groups and entries grow: by half at least, so that growing by one again and again
 * is cheap. Each gives back the array itself where it is long enough.
 */
final class Room {
  private static final int LEAST = 16;

  private Room() {}

  private static int wider(int length, int needed) {
    return Math.max(LEAST, Math.max(needed, length + (length >> 1)));
  }

  static long[] in(long[] array, int needed) {
    return needed <= array.length ? array : Arrays.copyOf(array, wider(array.length, needed));
  }

  static double[] in(double[] array, int needed) {
    return needed <= array.length ? array : Arrays.copyOf(array, wider(array.length, needed));
  }

  static byte[] in(byte[] array, int needed) {
    return needed <= array.length ? array : Arrays.copyOf(array, wider(array.length, needed));
  }

  static int[] in(int[] array, int needed) {
    return needed <= array.length ? array : Arrays.copyOf(array, wider(array.length, needed));
  }

  static String[] in(String[] array, int needed) {
    return needed <= array.length ? array : Arrays.copyOf(array, wider(array.length, needed));
  }

  static Value[] in(Value[] array, int needed) {
    return needed <= array.length ? array : Arrays.copyOf(array, wider(array.length, needed));
  }

  /** With new entries that hold {@code fill}. */
  static double[] in(double[] array, int needed, double fill) {
    double[] wide = in(array, needed);
    Arrays.fill(wide, array.length, wide.length, fill);
    return wide;
  }

  /** With new entries that hold {@code fill}. */
  static long[] in(long[] array, int needed, long fill) {
    long[] wide = in(array, needed);
    Arrays.fill(wide, array.length, wide.length, fill);
    return wide;
  }

  /** With new entries that hold {@code fill}. */
  static int[] in(int[] array, int needed, int fill) {
    int[] wide = in(array, needed);
    Arrays.fill(wide, array.length, wide.length, fill);
    return wide;
  }
}
