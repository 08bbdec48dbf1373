package dev.karst.exec;

import dev.karst.session.MemoryBudget;

/**
 * Numbers tuples of ids, one id a key column: a tuple's number is its group's. Groups are numbered
 * from 0 in the order in which they first came. The memory budget is charged for it. For one
 * thread.
 */
interface GroupTable extends AutoCloseable {
  /** What charges the budget, for the message where memory runs out. */
  String WHAT = "the groups of a BY clause";

  /** A table for tuples of {@code width} ids; of one id, it finds groups without hashing. */
  static GroupTable of(int width, MemoryBudget budget) {
    return width == 1 ? new DirectGroups(budget) : new HashedGroups(width, budget);
  }

  /**
   * The group of a tuple, a new one where it is new.
   *
   * @param key ids, not negative; not kept
   */
  int group(int[] key);

  /**
   * The groups of many tuples.
   *
   * @param keys for each column the ids, not negative, of {@code count} tuples
   */
  void groups(int[][] keys, int count, int[] out);

  /** A group's id in one key column. */
  int id(int group, int column);

  /** How many groups there are. */
  int size();

  @Override
  void close();
}
