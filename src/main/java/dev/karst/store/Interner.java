package dev.karst.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The distinct texts of a column while it is built, numbered in the order in which they came. An
 * open hash table over their bytes; no object a text.
 */
final class Interner {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Differs from run to run, so that no input can be made to collide. */
  private static final long SEED = ThreadLocalRandom.current().nextLong() | 1;

  private static final long EMPTY = -1;

  private final Holding holding;
  private final TextArena texts;

  /** By slot, the hash of a text above its number, so that most misses cost one look at memory. */
  private long[] table;

  Interner(Holding holding) {
    this.holding = holding;
    this.texts = new TextArena(holding);
    holding.add(8 * 32);
    this.table = emptyTable(32);
  }

  TextArena texts() {
    return texts;
  }

  /** The number of the text {@code source[from, to)}, a new one where it is new. */
  int code(byte[] source, int from, int to) {
    int hash = hash(source, from, to);
    int mask = table.length - 1;
    int slot = hash & mask;
    for (long entry; (entry = table[slot]) != EMPTY; slot = (slot + 1) & mask) {
      int code = (int) entry;
      if ((int) (entry >>> 32) == hash && texts.equal(code, source, from, to)) {
        return code;
      }
    }
    int code = texts.add(source, from, to);
    table[slot] = (long) hash << 32 | code;
    if (texts.size() > table.length / 2) {
      rehash();
    }
    return code;
  }

  private void rehash() {
    int wanted = table.length * 2;
    holding.add(8L * wanted);
    long[] wider = emptyTable(wanted);
    for (long entry : table) {
      if (entry != EMPTY) {
        int slot = (int) (entry >>> 32) & (wanted - 1);
        while (wider[slot] != EMPTY) {
          slot = (slot + 1) & (wanted - 1);
        }
        wider[slot] = entry;
      }
    }
    holding.drop(8L * table.length);
    table = wider;
  }

  private static long[] emptyTable(int size) {
    long[] table = new long[size];
    Arrays.fill(table, EMPTY);
    return table;
  }

  private static int hash(byte[] source, int from, int to) {
    long hash = SEED ^ (to - from);
    for (int i = from; i + 8 < to; i += 8) {
      hash = mix(hash, (long) LONGS.get(source, i));
    }
    hash = mix(hash, rest(source, from, to));
    return (int) (hash ^ hash >>> 32);
  }

  /** The last eight bytes, or all where they are fewer. */
  private static long rest(byte[] source, int from, int to) {
    if (to - from >= 8) {
      return (long) LONGS.get(source, to - 8);
    }
    long rest = 0;
    for (int i = from; i < to; i++) {
      rest = rest << 8 | (source[i] & 0xff);
    }
    return rest;
  }

  private static long mix(long hash, long word) {
    long mixed = (hash ^ word) * 0x9E3779B97F4A7C15L;
    return Math.multiplyHigh(mixed, SEED) ^ mixed ^ mixed >>> 29;
  }
}
