package dev.karst.function.stats;

import java.util.concurrent.ThreadLocalRandom;

/**
 * For each group a set of ids, in the order in which they first came: one open hash table over all
 * groups finds the entry of a group's id. Entries are numbered from 0.
 */
final class IdSets {
  /** Differs from run to run, so that no input can be made to collide. */
  private static final long SEED = ThreadLocalRandom.current().nextLong() | 1;

  private final Chains chains = new Chains();
  private int[] groups = new int[16];
  private int[] ids = new int[16];
  private int[] table = new int[32];

  void grow(int groups) {
    chains.grow(groups);
  }

  /** Adds an id to a group's set, and gives its entry, whether it is new or not. */
  int add(int group, int id) {
    int last = chains.last(group);
    if (last >= 0 && ids[last] == id) {
      return last;
    }
    int slot = slot(group, id);
    return table[slot] != 0 ? table[slot] - 1 : insert(slot, group, id);
  }

  private int insert(int slot, int group, int id) {
    int entry = chains.append(group);
    groups = Room.in(groups, entry + 1);
    ids = Room.in(ids, entry + 1);
    groups[entry] = group;
    ids[entry] = id;
    table[slot] = entry + 1;
    if (chains.entries() > table.length / 2) {
      rehash();
    }
    return entry;
  }

  /** Where an entry stands in the table, or would. */
  private int slot(int group, int id) {
    long mixed = ((long) group << 32 ^ id ^ SEED) * 0x9E3779B97F4A7C15L;
    int mask = table.length - 1;
    int slot = (int) (mixed >>> 32) & mask;
    for (int entry; (entry = table[slot] - 1) >= 0; slot = (slot + 1) & mask) {
      if (ids[entry] == id && groups[entry] == group) {
        break;
      }
    }
    return slot;
  }

  private void rehash() {
    table = new int[Math.multiplyExact(table.length, 2)];
    for (int entry = 0; entry < chains.entries(); entry++) {
      table[slot(groups[entry], ids[entry])] = entry + 1;
    }
  }

  /** How many groups there is room for. */
  int groups() {
    return chains.groups();
  }

  /** How many ids a group's set holds. */
  int size(int group) {
    return chains.size(group);
  }

  /** A group's first entry, or -1. */
  int first(int group) {
    return chains.first(group);
  }

  /** The entry after another in its group, or -1. */
  int next(int entry) {
    return chains.next(entry);
  }

  /** The id that an entry holds. */
  int id(int entry) {
    return ids[entry];
  }

  /** The ids of a group's set, in the order in which they came; the caller's own. */
  int[] ids(int group) {
    int[] found = new int[size(group)];
    int i = 0;
    for (int entry = first(group); entry >= 0; entry = next(entry)) {
      found[i++] = ids[entry];
    }
    return found;
  }

  long bytes() {
    return chains.bytes() + 8L * ids.length + 4L * table.length;
  }
}
