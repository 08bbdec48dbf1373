package dev.karst.store;

import java.util.SplittableRandom;

/**
 * Sorts distinct texts by their bytes: a three-way quicksort that compares seven bytes at a time.
 * Texts that share a long prefix are not compared from their start again and again.
 */
final class TextSort {
  private static final int STEP = 7;

  private final TextArena texts;
  private final int[] order;
  private final long[] keys;
  private final SplittableRandom random = new SplittableRandom();

  private TextSort(TextArena texts) {
    this.texts = texts;
    this.order = new int[texts.size()];
    this.keys = new long[texts.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
  }

  /** The numbers of the texts, in ascending order of the texts. */
  static int[] order(TextArena texts) {
    TextSort sort = new TextSort(texts);
    sort.load(0, sort.order.length, 0);
    sort.sort(0, sort.order.length, 0);
    return sort.order;
  }

  /**
   * Sorts {@code order[from, to)}, whose texts agree on their first {@code depth} bytes and whose
   * keys are those at {@code depth}. Recurses into the two smaller parts and goes on with the
   * largest, so the stack stays small for any input.
   */
  private void sort(int from, int to, int depth) {
    while (to - from > 1) {
      long pivot = median(sample(from, to), sample(from, to), sample(from, to));
      int less = from;
      int greater = to;
      for (int i = from; i < greater; ) {
        if (keys[i] < pivot) {
          swap(i++, less++);
        } else if (keys[i] > pivot) {
          swap(i, --greater);
        } else {
          i++;
        }
      }
      int low = less - from;
      int same = greater - less;
      int high = to - greater;
      // Texts of the same key that ends here are equal, and each text is there once.
      boolean deeper = same > 1 && (pivot & 0xff) > STEP;
      if (deeper) {
        load(less, greater, depth + STEP);
      }
      if (low >= same && low >= high) {
        sortSame(less, greater, depth, deeper);
        sort(greater, to, depth);
        to = less;
      } else if (high >= same) {
        sortSame(less, greater, depth, deeper);
        sort(from, less, depth);
        from = greater;
      } else {
        sort(from, less, depth);
        sort(greater, to, depth);
        if (!deeper) {
          return;
        }
        from = less;
        to = greater;
        depth += STEP;
      }
    }
  }

  private void sortSame(int from, int to, int depth, boolean deeper) {
    if (deeper) {
      sort(from, to, depth + STEP);
    }
  }

  /**
   * The key is seven bytes, then how many of them there are, so that a text stands before those
   * that it begins; as a signed number in the order of the bytes.
   */
  private void load(int from, int to, int depth) {
    for (int i = from; i < to; i++) {
      keys[i] = texts.sevenBytes(order[i], depth) ^ Long.MIN_VALUE;
    }
  }

  /** Drawn by chance, so that no input can be made to take quadratic time. */
  private long sample(int from, int to) {
    return keys[random.nextInt(from, to)];
  }

  private static long median(long a, long b, long c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }

  private void swap(int i, int j) {
    int text = order[i];
    order[i] = order[j];
    order[j] = text;
    long key = keys[i];
    keys[i] = keys[j];
    keys[j] = key;
  }
}
