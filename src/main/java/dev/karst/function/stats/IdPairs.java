package dev.karst.function.stats;

import dev.karst.batch.RadixSort;
import dev.karst.batch.TextIds;

/**
 * For each group a set of ids, as sorted pairs of group and id: what many rows at once are added
 * to. A pair costs 8 bytes and no look-up: duplicates go when the pairs are sorted, in linear time.
 * {@link IdSets} is for rows that come one by one and are asked for in between.
 */
final class IdPairs {
  private static final int LEAST_UNSORTED = 1 << 21;

  private long[] pairs = new long[16];
  private int count;

  /** How many pairs are sorted, each there once; the rest came later. */
  private int sorted;

  /** Where each group's pairs begin, once all are sorted; null before. */
  private int[] starts;

  private int groups;
  private int mostId;

  void grow(int groups) {
    this.groups = Math.max(this.groups, groups);
    starts = null;
  }

  /** Makes room for more pairs. */
  void room(int more) {
    if (count - sorted > Math.max(LEAST_UNSORTED, sorted)) {
      sort();
    }
    pairs = Room.in(pairs, Math.addExact(count, more));
    starts = null;
  }

  /** Adds a pair, for which there is room. */
  void add(int group, int id) {
    pairs[count++] = (long) group << 32 | id;
    mostId = Math.max(mostId, id);
  }

  /**
   * Adds another's pairs.
   *
   * @param groupOf for each of its groups, the group here
   * @param ids how its ids read here
   */
  void addAll(IdPairs other, int[] groupOf, TextIds.Mapping ids) {
    other.starts();
    ids.all(other.pairs, other.count);
    room(other.count);
    for (int i = 0; i < other.count; i++) {
      add(groupOf[(int) (other.pairs[i] >>> 32)], ids.id((int) other.pairs[i]));
    }
  }

  private void sort() {
    int idBits = Integer.SIZE - Integer.numberOfLeadingZeros(mostId);
    int groupBits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, groups - 1));
    if (idBits + groupBits <= Integer.SIZE) {
      sortNarrow(idBits, idBits + groupBits);
      return;
    }
    for (int i = 0; i < count; i++) {
      pairs[i] = pairs[i] >>> 32 << idBits | (int) pairs[i];
    }
    pairs = RadixSort.sort(pairs, count, 0, idBits + groupBits);
    long ids = (1L << idBits) - 1;
    long last = -1;
    int kept = 0;
    for (int i = 0; i < count; i++) {
      long pair = pairs[i];
      if (pair != last) {
        pairs[kept++] = pair >>> idBits << 32 | pair & ids;
        last = pair;
      }
    }
    count = kept;
    sorted = kept;
  }

  /** The same of pairs that fit into an int each: half of the memory is gone through. */
  private void sortNarrow(int idBits, int bits) {
    int[] narrow = new int[count];
    for (int i = 0; i < count; i++) {
      narrow[i] = (int) (pairs[i] >>> 32) << idBits | (int) pairs[i];
    }
    narrow = RadixSort.sort(narrow, count, bits);
    int ids = (1 << idBits) - 1;
    int kept = 0;
    for (int i = 0; i < narrow.length; i++) {
      int pair = narrow[i];
      if (i == 0 || pair != narrow[i - 1]) {
        pairs[kept++] = (long) (pair >>> idBits) << 32 | pair & ids;
      }
    }
    count = kept;
    sorted = kept;
  }

  private int[] starts() {
    if (starts == null) {
      if (sorted < count) {
        sort();
      }
      int[] found = new int[groups + 1];
      for (int i = 0; i < count; i++) {
        found[(int) (pairs[i] >>> 32) + 1]++;
      }
      for (int group = 0; group < groups; group++) {
        found[group + 1] += found[group];
      }
      starts = found;
    }
    return starts;
  }

  int size(int group) {
    return starts()[group + 1] - starts()[group];
  }

  /** A group's ids, ascending; the caller's own. */
  int[] ids(int group) {
    int from = starts()[group];
    int[] ids = new int[starts()[group + 1] - from];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = (int) pairs[from + i];
    }
    return ids;
  }

  long bytes() {
    return 8L * pairs.length + (starts == null ? 0 : 4L * starts.length);
  }
}
