package dev.karst.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Many literal wildcards in one hash table of folded bytes: one look-up a text, however many they
 * are. Those that mind case are checked again by themselves.
 */
final class LiteralSet {
  /** Lengths from here on are not told apart before hashing. */
  private static final int LONG = 255;

  private final byte[][] keys;
  private final List<List<Wildcard>> patterns = new ArrayList<>();
  private final int[] slots;
  private final BitSet lengths = new BitSet();

  LiteralSet(List<Wildcard> literals) {
    this.slots = new int[Integer.highestOneBit(Math.max(4, literals.size())) * 4];
    Arrays.fill(slots, -1);
    byte[][] found = new byte[literals.size()][];
    int count = 0;
    for (Wildcard literal : literals) {
      byte[] key = FoldedBytes.of(literal.pattern());
      int slot = slot(found, key, 0, key.length);
      if (slots[slot] < 0) {
        slots[slot] = count;
        found[count++] = key;
        patterns.add(new ArrayList<>());
        lengths.set(Math.min(key.length, LONG));
      }
      patterns.get(slots[slot]).add(literal);
    }
    this.keys = Arrays.copyOf(found, count);
  }

  /** Whether a literal equals the text. {@code folded} is the text, or its fold if not ASCII. */
  boolean test(byte[] folded, int from, int to, byte[] bytes, int start, int end) {
    if (!lengths.get(Math.min(to - from, LONG))) {
      return false;
    }
    int index = slots[slot(keys, folded, from, to)];
    if (index < 0) {
      return false;
    }
    for (Wildcard pattern : patterns.get(index)) {
      if (!pattern.caseSensitive() || pattern.test(bytes, start, end)) {
        return true;
      }
    }
    return false;
  }

  /** The slot that holds the text, or the free one where it would be. */
  private int slot(byte[][] keys, byte[] bytes, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + FoldedBytes.TABLE[bytes[i] & 0xff];
    }
    int slot = (hash ^ hash >>> 15) & slots.length - 1;
    while (slots[slot] >= 0 && !equal(keys[slots[slot]], bytes, from, to)) {
      slot = slot + 1 & slots.length - 1;
    }
    return slot;
  }

  private static boolean equal(byte[] key, byte[] bytes, int from, int to) {
    if (key.length != to - from) {
      return false;
    }
    for (int i = 0; i < key.length; i++) {
      if (key[i] != FoldedBytes.TABLE[bytes[from + i] & 0xff]) {
        return false;
      }
    }
    return true;
  }
}
