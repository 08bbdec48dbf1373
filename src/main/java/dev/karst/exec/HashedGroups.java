package dev.karst.exec;

import dev.karst.session.MemoryBudget;
import dev.karst.text.KarstException.LimitError;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Groups of several key columns, or of none: an open hash table. A slot holds a tuple's hash beside
 * its group, so that a miss seldom looks at the tuples; its place is the hash's upper bits, so that
 * a wider table is filled from end to end.
 */
final class HashedGroups implements GroupTable {
  private static final int LEAST_BITS = 6;
  private static final int MOST_BITS = 29;

  /** Rows whose slots are read together, so that the memory serves many at a time. */
  private static final int BLOCK = 512;

  /** Differs from run to run, so that no input can be made to collide. */
  private static final long SEED = ThreadLocalRandom.current().nextLong() | 1;

  private final MemoryBudget budget;
  private final int width;

  /** The tuples, one after another. */
  private int[] ids = new int[0];

  /** The hash above, one more than the group below; 0 where free. */
  private long[] slots;

  private int bits = LEAST_BITS;
  private int size;
  private final int[] hashes = new int[BLOCK];
  private final long[] near = new long[BLOCK];
  private final int[] key;

  HashedGroups(int width, MemoryBudget budget) {
    this.width = width;
    this.budget = budget;
    this.key = new int[width];
    this.slots = slots(LEAST_BITS);
  }

  @Override
  public int group(int[] key) {
    return find(hash(key), key);
  }

  @Override
  public void groups(int[][] keys, int count, int[] out) {
    for (int from = 0; from < count; from += BLOCK) {
      int to = Math.min(count, from + BLOCK);
      for (int i = from; i < to; i++) {
        hashes[i - from] = hash(keys, i);
      }
      firstSlots(to - from);
      for (int i = from; i < to; i++) {
        for (int c = 0; c < width; c++) {
          key[c] = keys[c][i];
        }
        int hash = hashes[i - from];
        long first = near[i - from];
        out[i] = isOf(first, hash, key) ? group(first) : find(hash, key);
      }
    }
  }

  /**
   * Reads the slot at which the search for each hash starts. What it holds stays true, but a free
   * one may be taken meanwhile.
   */
  private void firstSlots(int count) {
    int shift = Integer.SIZE - bits;
    for (int i = 0; i < count; i++) {
      near[i] = slots[hashes[i] >>> shift];
    }
  }

  private int find(int hash, int[] key) {
    int mask = slots.length - 1;
    int slot = hash >>> Integer.SIZE - bits;
    for (long found; (found = slots[slot]) != 0; slot = (slot + 1) & mask) {
      if (isOf(found, hash, key)) {
        return group(found);
      }
    }
    return add(slot, hash, key);
  }

  private static int group(long slot) {
    return (int) slot - 1;
  }

  /** Whether a slot holds a tuple. */
  private boolean isOf(long slot, int hash, int[] key) {
    if (slot == 0 || (int) (slot >>> 32) != hash) {
      return false;
    }
    int at = group(slot) * width;
    for (int i = 0; i < width; i++) {
      if (ids[at + i] != key[i]) {
        return false;
      }
    }
    return true;
  }

  private int add(int slot, int hash, int[] key) {
    int at = size * width;
    if (at + width > ids.length) {
      long length = Math.max(64L * width, (long) ids.length + (ids.length >> 1));
      if (length > Integer.MAX_VALUE - 8) {
        throw tooMany();
      }
      budget.charge(4L * (length - ids.length), WHAT);
      ids = Arrays.copyOf(ids, (int) length);
    }
    System.arraycopy(key, 0, ids, at, width);
    slots[slot] = (long) hash << 32 | ++size;
    if (size > slots.length / 2) {
      widen();
    }
    return size - 1;
  }

  private void widen() {
    long[] old = slots;
    slots = slots(bits + 1);
    bits++;
    int mask = slots.length - 1;
    for (long moved : old) {
      if (moved != 0) {
        int slot = (int) (moved >>> 32) >>> Integer.SIZE - bits;
        while (slots[slot] != 0) {
          slot = (slot + 1) & mask;
        }
        slots[slot] = moved;
      }
    }
    budget.release(8L * old.length);
  }

  private long[] slots(int bits) {
    if (bits > MOST_BITS) {
      throw tooMany();
    }
    budget.charge(8L << bits, WHAT);
    return new long[1 << bits];
  }

  private static LimitError tooMany() {
    return new LimitError(
        "groups", "a BY clause makes too many groups for one table", "group by fewer fields");
  }

  private int hash(int[] key) {
    long hash = SEED;
    for (int i = 0; i < width; i++) {
      hash = mix(hash, key[i]);
    }
    return (int) (hash * 0xD6E8FEB86659FD93L >>> 32);
  }

  private int hash(int[][] keys, int row) {
    long hash = SEED;
    for (int[] column : keys) {
      hash = mix(hash, column[row]);
    }
    return (int) (hash * 0xD6E8FEB86659FD93L >>> 32);
  }

  private static long mix(long hash, int id) {
    long mixed = (hash ^ id) * 0x9E3779B97F4A7C15L;
    return mixed ^ mixed >>> 32;
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
