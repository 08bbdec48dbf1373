package dev.karst.exec;

import dev.karst.session.MemoryBudget;

/**
 * Groups that {@link RankedKeys} found: in the order of their keys. No more can be added to them:
 * {@link #open} gives a table that more can be added to.
 */
final class RankedGroups implements GroupTable {
  private final MemoryBudget budget;
  private final int[][] ids;
  private final int size;

  /**
   * @param ids by column, then by group; their bytes are charged, and given back when closed
   */
  RankedGroups(int[][] ids, int size, MemoryBudget budget) {
    this.ids = ids;
    this.size = size;
    this.budget = budget;
  }

  /** The same groups, under the same numbers, in a table that grows; closes this one. */
  GroupTable open() {
    GroupTable table = GroupTable.of(ids.length, budget);
    try {
      table.groups(ids, size, new int[size]);
    } catch (RuntimeException e) {
      table.close();
      throw e;
    }
    close();
    return table;
  }

  @Override
  public int group(int[] key) {
    throw new IllegalStateException("no more groups can be added");
  }

  @Override
  public void groups(int[][] keys, int count, int[] out) {
    throw new IllegalStateException("no more groups can be added");
  }

  @Override
  public int id(int group, int column) {
    return ids[column][group];
  }

  /** A column's ids by group. */
  int[] ids(int column) {
    return ids[column];
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public void close() {
    budget.release(4L * ids.length * size);
  }
}
