package dev.karst.store;

/** Puts the rows of a builder into the order of a segment: newest first. */
final class RowOrder {
  private RowOrder() {}

  /**
   * Where each arrived row goes.
   *
   * @param times one an arrived row; absent ones ({@code Long.MIN_VALUE}) go last
   * @param rows how many rows arrived
   * @param laterFirst whether of two rows of one time the later one goes first, or else the earlier
   * @return by arrived row, its place in the segment
   */
  static int[] places(long[] times, int rows, boolean laterFirst) {
    int[] order = new int[rows];
    for (int i = 0; i < rows; i++) {
      order[i] = laterFirst ? rows - 1 - i : i;
    }
    int[] sorted = isSorted(order, times) ? order : mergeSort(order, times);
    int[] places = new int[rows];
    for (int i = 0; i < rows; i++) {
      places[sorted[i]] = i;
    }
    return places;
  }

  private static boolean isSorted(int[] order, long[] times) {
    for (int i = 1; i < order.length; i++) {
      if (times[order[i - 1]] < times[order[i]]) {
        return false;
      }
    }
    return true;
  }

  /** Bottom up and stable: rows of one time keep their order. */
  private static int[] mergeSort(int[] order, long[] times) {
    int[] from = order;
    int[] to = new int[order.length];
    for (long width = 1; width < order.length; width *= 2) {
      for (long lo = 0; lo < order.length; lo += 2 * width) {
        int mid = (int) Math.min(lo + width, order.length);
        int hi = (int) Math.min(lo + 2 * width, order.length);
        merge(from, (int) lo, mid, hi, to, times);
      }
      int[] swap = from;
      from = to;
      to = swap;
    }
    return from;
  }

  private static void merge(int[] from, int lo, int mid, int hi, int[] to, long[] times) {
    int left = lo;
    int right = mid;
    for (int i = lo; i < hi; i++) {
      boolean takeLeft = left < mid && (right >= hi || times[from[left]] >= times[from[right]]);
      to[i] = takeLeft ? from[left++] : from[right++];
    }
  }
}
