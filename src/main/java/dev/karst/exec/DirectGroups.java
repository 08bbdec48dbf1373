package dev.karst.exec;

import dev.karst.session.MemoryBudget;
import java.util.Arrays;

/** Groups of one key column: an array from id to group, as ids are small numbers themselves. */
final class DirectGroups implements GroupTable {
  private final MemoryBudget budget;

  /** One more than the group of an id; 0 for none. */
  private int[] groups = new int[0];

  private int[] ids = new int[0];
  private int size;

  DirectGroups(MemoryBudget budget) {
    this.budget = budget;
  }

  @Override
  public int group(int[] key) {
    return group(key[0]);
  }

  @Override
  public void groups(int[][] keys, int count, int[] out) {
    for (int i = 0; i < count; i++) {
      out[i] = group(keys[0][i]);
    }
  }

  private int group(int id) {
    if (id >= groups.length) {
      groups = widen(groups, id + 1);
    }
    int group = groups[id] - 1;
    return group >= 0 ? group : add(id);
  }

  private int add(int id) {
    if (size == ids.length) {
      ids = widen(ids, size + 1);
    }
    ids[size] = id;
    groups[id] = size + 1;
    return size++;
  }

  private int[] widen(int[] array, int needed) {
    int length = Math.max(64, Math.max(needed, array.length + (array.length >> 1)));
    budget.charge(4L * (length - array.length), WHAT);
    return Arrays.copyOf(array, length);
  }

  @Override
  public int id(int group, int column) {
    return ids[group];
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public void close() {
    budget.release(4L * (groups.length + ids.length));
    groups = new int[0];
    ids = new int[0];
    size = 0;
  }
}
