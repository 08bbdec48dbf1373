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

  private final Holding holding;
  private final TextArena texts;
  private final IntList hashes;
  private int[] table;

  Interner(Holding holding) {
    this.holding = holding;
    this.texts = new TextArena(holding);
    this.hashes = new IntList(holding);
    holding.add(4 * 32);
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
    for (int code; (code = table[slot]) >= 0; slot = (slot + 1) & mask) {
      if (hashes.get(code) == hash
          && Arrays.equals(texts.bytes(), texts.start(code), texts.end(code), source, from, to)) {
        return code;
      }
    }
    int code = texts.add(source, from, to);
    hashes.add(hash);
    table[slot] = code;
    if (texts.size() > table.length / 2) {
      rehash();
    }
    return code;
  }

  private void rehash() {
    int wanted = table.length * 2;
    holding.add(4L * wanted);
    int[] wider = emptyTable(wanted);
    for (int code = 0; code < texts.size(); code++) {
      int slot = hashes.get(code) & (wanted - 1);
      while (wider[slot] >= 0) {
        slot = (slot + 1) & (wanted - 1);
      }
      wider[slot] = code;
    }
    holding.drop(4L * table.length);
    table = wider;
  }

  private static int[] emptyTable(int size) {
    int[] table = new int[size];
    Arrays.fill(table, -1);
    return table;
  }

  private static int hash(byte[] source, int from, int to) {
    long hash = SEED ^ (to - from);
    int i = from;
    for (; i + 8 <= to; i += 8) {
      hash = mix(hash, (long) LONGS.get(source, i));
    }
    long rest = 0;
    for (; i < to; i++) {
      rest = rest << 8 | (source[i] & 0xff);
    }
    hash = mix(hash, rest);
    return (int) (hash ^ hash >>> 32);
  }

  private static long mix(long hash, long word) {
    long mixed = (hash ^ word) * 0x9E3779B97F4A7C15L;
    return Math.multiplyHigh(mixed, SEED) ^ mixed ^ mixed >>> 29;
  }
}
