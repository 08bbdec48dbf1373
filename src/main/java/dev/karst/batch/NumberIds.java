package dev.karst.batch;

/** The ids that numbers were given: an open hash table from a double's bits to an int. */
final class NumberIds {
  private long[] keys = new long[16];
  private int[] ids = new int[16];
  private int size;

  /** The id of a number, or -1 where it has none. */
  int get(double number) {
    int slot = slot(Double.doubleToLongBits(number));
    return ids[slot] - 1;
  }

  /** Gives a number that has none an id. */
  void put(double number, int id) {
    if (2 * (size + 1) > keys.length) {
      widen();
    }
    long key = Double.doubleToLongBits(number);
    int slot = slot(key);
    keys[slot] = key;
    ids[slot] = id + 1;
    size++;
  }

  long bytes() {
    return 12L * keys.length;
  }

  /** Where a key stands, or would. An id of 0 marks a free slot. */
  private int slot(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    int mask = keys.length - 1;
    int slot = (int) (mixed >>> 32 ^ mixed) & mask;
    while (ids[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void widen() {
    long[] oldKeys = keys;
    int[] oldIds = ids;
    keys = new long[oldKeys.length * 2];
    ids = new int[oldKeys.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldIds[i] != 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        ids[slot] = oldIds[i];
      }
    }
  }
}
