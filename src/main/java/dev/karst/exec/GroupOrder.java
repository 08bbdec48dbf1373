package dev.karst.exec;

import java.util.Arrays;

/**
 * The order of groups by their BY fields: distinct values are ranked once a column, then groups are
 * sorted by rank, from the last column to the first, each time stably.
 *
 * @param columns the columns of the ids in {@code table}
 */
record GroupOrder(GroupTable table, KeyColumn[] columns) {
  private static final int FEW = 64;

  /** Of so many groups it is cheaper to find out which columns tell them apart. */
  private static final int SMALL = 1 << 12;

  /** All groups, ascending by their BY fields in the order of values. */
  int[] order() {
    int[] order = new int[table.size()];
    Arrays.setAll(order, i -> i);
    for (int c = telling() - 1; c >= 0; c--) {
      order = stableBy(c, order);
    }
    return order;
  }

  /**
   * How many columns, from the first on, tell all groups apart: the order does not depend on the
   * others, and their texts need not be read.
   */
  private int telling() {
    int size = table.size();
    if (size > SMALL) {
      return columns.length;
    }
    int[] classes = new int[size];
    int count = Math.min(size, 1);
    long[] keys = new long[size];
    for (int c = 0; c < columns.length; c++) {
      if (count == size) {
        return c;
      }
      for (int group = 0; group < size; group++) {
        keys[group] = (long) classes[group] << 32 | table.id(group, c);
      }
      long[] sorted = keys.clone();
      Arrays.sort(sorted);
      count = 0;
      for (int i = 0; i < size; i++) {
        if (i == 0 || sorted[count - 1] != sorted[i]) {
          sorted[count++] = sorted[i];
        }
      }
      for (int group = 0; group < size; group++) {
        classes[group] = Arrays.binarySearch(sorted, 0, count, keys[group]);
      }
    }
    return columns.length;
  }

  /** The same groups, sorted by one column; groups of equal keys keep their order. */
  private int[] stableBy(int column, int[] order) {
    int[] ranks = new int[table.size()];
    int[] starts = new int[rank(column, ranks) + 1];
    for (int group : order) {
      starts[ranks[group] + 1]++;
    }
    for (int i = 1; i < starts.length; i++) {
      starts[i] += starts[i - 1];
    }
    int[] sorted = new int[order.length];
    for (int group : order) {
      sorted[starts[ranks[group]]++] = group;
    }
    return sorted;
  }

  /**
   * Ranks the keys of a column by the order of values.
   *
   * @param ranks gets the rank of each group's key
   * @return how many different keys there are
   */
  private int rank(int column, int[] ranks) {
    for (int group = 0; group < ranks.length; group++) {
      ranks[group] = table.id(group, column);
    }
    int[] used = distinct(ranks);
    if (used.length == 1) {
      Arrays.fill(ranks, 0);
      return 1;
    }
    int[] sorted = used.clone();
    columns[column].sort(sorted);
    int[] rankOf = new int[used.length];
    // Where few of a large lexicon's texts occur, an array over all of them would cost the most.
    boolean few = used.length < columns[column].size() / FEW;
    int[] places = few ? null : new int[columns[column].size()];
    for (int rank = 0; rank < sorted.length; rank++) {
      if (few) {
        rankOf[Arrays.binarySearch(used, sorted[rank])] = rank;
      } else {
        places[sorted[rank]] = rank;
      }
    }
    for (int group = 0; group < ranks.length; group++) {
      ranks[group] = few ? rankOf[Arrays.binarySearch(used, ranks[group])] : places[ranks[group]];
    }
    return used.length;
  }

  /** The different ones of some ids, ascending. */
  private static int[] distinct(int[] ids) {
    int[] sorted = ids.clone();
    Arrays.sort(sorted);
    int count = 0;
    for (int id : sorted) {
      if (count == 0 || sorted[count - 1] != id) {
        sorted[count++] = id;
      }
    }
    return Arrays.copyOf(sorted, count);
  }
}
