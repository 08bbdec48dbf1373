package dev.karst.batch;

import dev.karst.text.KarstException.LimitError;
import dev.karst.value.Text;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The texts of a lexicon, or of none, and more that were added: by number, as bytes. */
final class GrownTexts {
  private static final int MOST_BYTES = Integer.MAX_VALUE - 16;
  private static final int FEW = 8;

  private final Lexicon base;
  private final int baseSize;
  private byte[] added = new byte[64];
  private int[] ends = new int[16];
  private Text[] decoded = new Text[16];
  private int count;

  /**
   * @param base may be null
   */
  GrownTexts(Lexicon base) {
    this.base = base;
    this.baseSize = base == null ? 0 : base.size();
  }

  Lexicon base() {
    return base;
  }

  boolean isBaseSorted() {
    return base != null && base.isSorted();
  }

  int baseSize() {
    return baseSize;
  }

  int size() {
    return baseSize + count;
  }

  /** The bytes among which a text stands, from {@link #start} to {@link #end}. */
  byte[] bytes(int id) {
    return id < baseSize ? base.bytes() : added;
  }

  int start(int id) {
    if (id < baseSize) {
      return base.starts()[id];
    }
    return id == baseSize ? 0 : ends[id - baseSize - 1];
  }

  int end(int id) {
    return id < baseSize ? base.starts()[id + 1] : ends[id - baseSize];
  }

  Text value(int id) {
    if (id < baseSize) {
      return base.value(id);
    }
    Text text = decoded[id - baseSize];
    if (text == null) {
      int start = start(id);
      text = Text.of(new String(added, start, end(id) - start, StandardCharsets.UTF_8));
      decoded[id - baseSize] = text;
    }
    return text;
  }

  boolean mayBeNumber(int id) {
    return id < baseSize ? base.mayBeNumber(id) : ValueRanks.mayBeNumber(added, start(id), end(id));
  }

  /** Adds {@code source[from, to)}, and gives its number. */
  int add(byte[] source, int from, int to) {
    int used = count == 0 ? 0 : ends[count - 1];
    int length = to - from;
    if (length > MOST_BYTES - used) {
      throw new LimitError("key-texts", "the distinct values of one field are more than 2 GB");
    }
    if (used + length > added.length) {
      added = Arrays.copyOf(added, (int) Math.min(MOST_BYTES, 2L * (used + length)));
    }
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, count * 2);
      decoded = Arrays.copyOf(decoded, count * 2);
    }
    System.arraycopy(source, from, added, used, length);
    ends[count] = used + length;
    return baseSize + count++;
  }

  boolean equal(int id, byte[] source, int from, int to) {
    return Arrays.equals(bytes(id), start(id), end(id), source, from, to);
  }

  private int compare(int a, int b) {
    return Arrays.compareUnsigned(bytes(a), start(a), end(a), bytes(b), start(b), end(b));
  }

  /** Sorts numbers by the bytes of their texts. */
  void sort(int[] ids) {
    int known = 0;
    if (isBaseSorted()) {
      Arrays.sort(ids);
      int found = Arrays.binarySearch(ids, baseSize);
      known = found < 0 ? -found - 1 : found;
    }
    if (known < ids.length) {
      int[] spare = new int[ids.length];
      sort(ids, spare, known, ids.length);
      merge(ids, spare, 0, known, ids.length);
    }
  }

  private void sort(int[] ids, int[] spare, int from, int to) {
    if (to - from <= FEW) {
      for (int i = from + 1; i < to; i++) {
        int id = ids[i];
        int at = i;
        for (; at > from && compare(id, ids[at - 1]) < 0; at--) {
          ids[at] = ids[at - 1];
        }
        ids[at] = id;
      }
      return;
    }
    int middle = (from + to) >>> 1;
    sort(ids, spare, from, middle);
    sort(ids, spare, middle, to);
    merge(ids, spare, from, middle, to);
  }

  /** Merges two sorted neighbours. */
  private void merge(int[] ids, int[] spare, int from, int middle, int to) {
    if (from == middle || middle == to || compare(ids[middle - 1], ids[middle]) <= 0) {
      return;
    }
    System.arraycopy(ids, from, spare, from, middle - from);
    int left = from;
    int right = middle;
    for (int out = from; left < middle; out++) {
      boolean takeRight = right < to && compare(ids[right], spare[left]) < 0;
      ids[out] = takeRight ? ids[right++] : spare[left++];
    }
  }

  /** Roughly the bytes of what was added. */
  long addedBytes() {
    return added.length + 8L * ends.length + 48L * count;
  }
}
