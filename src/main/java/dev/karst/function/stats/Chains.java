package dev.karst.function.stats;

/**
 * For each group a list of entries, in the order in which they were added. Entries are numbered
 * from 0 over all groups; what an entry holds stands in arrays beside this.
 */
final class Chains {
  private int[] heads = new int[0];
  private int[] tails = new int[0];
  private int[] sizes = new int[0];
  private int[] nexts = new int[16];
  private int entries;

  void grow(int groups) {
    heads = Room.in(heads, groups, -1);
    tails = Room.in(tails, groups, -1);
    sizes = Room.in(sizes, groups);
  }

  /** Adds an entry at the end of a group's list, and gives its number. */
  int append(int group) {
    int entry = entries++;
    nexts = Room.in(nexts, entries);
    nexts[entry] = -1;
    if (heads[group] < 0) {
      heads[group] = entry;
    } else {
      nexts[tails[group]] = entry;
    }
    tails[group] = entry;
    sizes[group]++;
    return entry;
  }

  /** A group's first entry, or -1. */
  int first(int group) {
    return heads[group];
  }

  /** A group's last entry, or -1. */
  int last(int group) {
    return tails[group];
  }

  /** The entry after another in its group, or -1. */
  int next(int entry) {
    return nexts[entry];
  }

  /** How many groups there is room for. */
  int groups() {
    return heads.length;
  }

  int size(int group) {
    return sizes[group];
  }

  /** How many entries there are, in all groups. */
  int entries() {
    return entries;
  }

  long bytes() {
    return 12L * heads.length + 4L * nexts.length;
  }
}
