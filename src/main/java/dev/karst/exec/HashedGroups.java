package dev.karst.exec;

import dev.karst.session.MemoryBudget;
import dev.karst.text.KarstException.LimitError;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Groups of several key columns, or of none: an open hash table. A slot holds a tuple's hash beside
 * its group, so that a miss seldom looks at the tuples.
 */
final class HashedGroups implements GroupTable {
  private static final int LEAST = 64;
  private static final int MOST_SLOTS = 1 << 29;

  /** Differs from run to run, so that no input can be made to collide. */
  private static final long SEED = ThreadLocalRandom.current().nextLong() | 1;

  private final MemoryBudget budget;
  private final int width;

  /** The tuples, one after another. */
  private int[] ids = new int[0];

  /** The hash above, one more than the group below; 0 where free. */
  private long[] slots;

  private int size;

  HashedGroups(int width, MemoryBudget budget) {
    this.width = width;
    this.budget = budget;
    this.slots = slots(LEAST);
  }

  @Override
  public int group(int[] key) {
    long hash = hash(key);
    int mask = slots.length - 1;
    int slot = (int) hash & mask;
    for (long found; (found = slots[slot]) != 0; slot = (slot + 1) & mask) {
      if ((found ^ hash) >>> 32 == 0) {
        int group = (int) found - 1;
        if (holds(group, key)) {
          return group;
        }
      }
    }
    return add(slot, hash, key);
  }

  private boolean holds(int group, int[] key) {
    int at = group * width;
    for (int i = 0; i < width; i++) {
      if (ids[at + i] != key[i]) {
        return false;
      }
    }
    return true;
  }

  private int add(int slot, long hash, int[] key) {
    int at = size * width;
    if (at + width > ids.length) {
      long length = Math.max((long) LEAST * width, ids.length + (ids.length >> 1));
      if (length > Integer.MAX_VALUE - 8) {
        throw tooMany();
      }
      budget.charge(4L * (length - ids.length), WHAT);
      ids = Arrays.copyOf(ids, (int) length);
    }
    System.arraycopy(key, 0, ids, at, width);
    slots[slot] = hash & 0xffffffff00000000L | ++size;
    if (size > slots.length / 2) {
      widen();
    }
    return size - 1;
  }

  /** Twice as many slots; the hashes are computed anew, as slots hold their upper halves only. */
  private void widen() {
    long[] old = slots;
    slots = slots(old.length * 2);
    int mask = slots.length - 1;
    int[] key = new int[width];
    for (int group = 0; group < size; group++) {
      System.arraycopy(ids, group * width, key, 0, width);
      long hash = hash(key);
      int slot = (int) hash & mask;
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = hash & 0xffffffff00000000L | group + 1;
    }
    budget.release(8L * old.length);
  }

  private long[] slots(int length) {
    if (length > MOST_SLOTS) {
      throw tooMany();
    }
    budget.charge(8L * length, WHAT);
    return new long[length];
  }

  private static LimitError tooMany() {
    return new LimitError(
        "groups", "a BY clause makes too many groups for one table", "group by fewer fields");
  }

  private long hash(int[] key) {
    long hash = SEED;
    for (int i = 0; i < width; i++) {
      hash = (hash ^ key[i]) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 32;
    }
    return hash * 0xD6E8FEB86659FD93L ^ hash >>> 29;
  }

  @Override
  public int id(int group, int column) {
    return ids[group * width + column];
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public void close() {
    budget.release(4L * ids.length + 8L * slots.length);
    ids = new int[0];
    slots = new long[0];
    size = 0;
  }
}
