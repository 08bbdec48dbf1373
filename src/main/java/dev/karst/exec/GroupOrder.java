package dev.karst.exec;

import java.util.Arrays;

/**
 * The order of groups by their BY fields: distinct values are ranked once a column, then groups are
 * sorted by rank, from the last column to the first, each time stably and in linear time.
 *
 * @param columns the columns of the ids in {@code table}
 */
record GroupOrder(GroupTable table, KeyColumn[] columns) {
  /** All groups, ascending by their BY fields in the order of values. */
  int[] order() {
    int[] order = new int[table.size()];
    Arrays.setAll(order, i -> i);
    for (int c = columns.length - 1; c >= 0; c--) {
      order = stableBy(c, order);
    }
    return order;
  }

  /** The same groups, sorted by one column; groups of equal keys keep their order. */
  private int[] stableBy(int column, int[] order) {
    int[] ranks = ranks(column);
    int[] starts = new int[columns[column].size() + 1];
    for (int group : order) {
      starts[ranks[table.id(group, column)] + 1]++;
    }
    for (int i = 1; i < starts.length; i++) {
      starts[i] += starts[i - 1];
    }
    int[] sorted = new int[order.length];
    for (int group : order) {
      sorted[starts[ranks[table.id(group, column)]]++] = group;
    }
    return sorted;
  }

  /** The rank of each id that a group has, by the order of values. */
  private int[] ranks(int column) {
    int[] ranks = new int[columns[column].size()];
    int used = 0;
    for (int group = 0; group < table.size(); group++) {
      int id = table.id(group, column);
      used += ranks[id] == 0 ? 1 : 0;
      ranks[id] = 1;
    }
    int[] sorted = new int[used];
    for (int id = 0, i = 0; id < ranks.length; id++) {
      if (ranks[id] != 0) {
        sorted[i++] = id;
      }
    }
    columns[column].sort(sorted);
    for (int rank = 0; rank < sorted.length; rank++) {
      ranks[sorted[rank]] = rank;
    }
    return ranks;
  }
}
