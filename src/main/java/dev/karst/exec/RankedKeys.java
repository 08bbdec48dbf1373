package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.DictionaryColumn;
import dev.karst.batch.Lexicon;
import dev.karst.batch.RadixSort;
import dev.karst.session.MemoryBudget;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Groups all rows of a stretch at once, without a hash table: each row's keys are packed into one
 * number, by their ranks in the order of values, and the numbers that occur are numbered in their
 * order: by a bitmap where few are possible, else by a radix sort. So groups come in the order of
 * the BY fields. A million rows take 10 to 30 ms, a hash table three times that.
 */
final class RankedKeys {
  /** Bits of a bitmap, for each row, that are worth not sorting. */
  private static final int BITS_A_ROW = 64;

  private static final int LEAST_BITS = 1 << 16;

  /** Texts of a lexicon, for each row, that are worth ranking. */
  private static final int TEXTS_A_ROW = 16;

  /** Bytes that grouping takes for each row, what the caller keeps among them. */
  private static final long BYTES_A_ROW = 32;

  /**
   * The rows of one batch that are in a group.
   *
   * @param rows column rows
   * @param groups the group of each of them
   */
  record Assigned(int[] rows, int[] groups, int count) {}

  /**
   * Keys that were numbered.
   *
   * @param keys by number; they ascend
   * @param columns how many columns they are made of, those of the numbering before among them
   */
  private record Numbered(long[] keys, int columns) {}

  private final List<Batch> batches;
  private final DictionaryColumn[][] columns;
  private final List<int[]> rows = new ArrayList<>();
  private final List<Numbered> numbered = new ArrayList<>();
  private final int[] counts;
  private long[] keys = new long[0];

  /** How many different keys are possible: keys are below. */
  private long space = 1;

  private int count;

  private RankedKeys(List<Batch> batches, DictionaryColumn[][] columns) {
    this.batches = batches;
    this.columns = columns;
    this.counts = new int[batches.size()];
  }

  /**
   * The keys of some batches; null where they cannot be ranked: where a field is not held as codes
   * of one sorted lexicon, or where the budget has no room.
   */
  static RankedKeys of(List<Batch> batches, List<String> fields, MemoryBudget budget) {
    DictionaryColumn[][] columns = new DictionaryColumn[fields.size()][batches.size()];
    long rows = 0;
    for (int b = 0; b < batches.size(); b++) {
      rows += batches.get(b).size();
      for (int c = 0; c < columns.length; c++) {
        if (!(batches.get(b).column(fields.get(c)) instanceof DictionaryColumn codes)
            || !codes.lexicon().isSorted()
            || codes.lexicon() != (b == 0 ? codes : columns[c][0]).lexicon()) {
          return null;
        }
        columns[c][b] = codes;
      }
    }
    if (columns.length == 0
        || rows > Integer.MAX_VALUE / 2
        || !budget.tryCharge(rows * BYTES_A_ROW)) {
      return null;
    }
    budget.release(rows * BYTES_A_ROW);
    return columnsWorthRanking(columns, rows) ? new RankedKeys(batches, columns) : null;
  }

  /** Ranking a lexicon looks at all of its texts, once: not for a few rows. */
  private static boolean columnsWorthRanking(DictionaryColumn[][] columns, long rows) {
    return Arrays.stream(columns)
        .map(column -> column[0].lexicon())
        .allMatch(lexicon -> lexicon.hasRanks() || rows * TEXTS_A_ROW >= lexicon.size());
  }

  Lexicon lexicon(int column) {
    return columns[column][0].lexicon();
  }

  /** Leaves out the rows that lack a field; whether there were any. */
  boolean dropAbsent() {
    boolean dropped = false;
    for (int b = 0; b < counts.length; b++) {
      Batch batch = batches.get(b);
      int[] kept = new int[batch.size()];
      int size = 0;
      for (int i = 0; i < kept.length; i++) {
        kept[i] = batch.row(i);
      }
      size = kept.length;
      for (DictionaryColumn[] column : columns) {
        size = present(column[b], kept, size);
      }
      dropped |= size < kept.length;
      rows.add(kept);
      counts[b] = size;
      count += size;
    }
    return dropped;
  }

  private static int present(DictionaryColumn column, int[] rows, int count) {
    int[] codes = column.codes();
    int offset = column.offset();
    int kept = 0;
    for (int i = 0; i < count; i++) {
      int row = rows[i];
      rows[kept] = row;
      kept += codes[offset + row] >= 0 ? 1 : 0;
    }
    return kept;
  }

  /** Numbers the groups; gives how many there are. */
  int rank() {
    keys = new long[count];
    long most = Long.MAX_VALUE >>> rowBits();
    for (int c = 0; c < columns.length; c++) {
      long size = size(c);
      if (space > most / size) {
        space = number(c);
      }
      append(columns[c], size);
      space *= size;
    }
    return number(columns.length);
  }

  private long size(int column) {
    return Math.max(1, lexicon(column).size());
  }

  private int rowBits() {
    return Integer.SIZE - Integer.numberOfLeadingZeros(count);
  }

  private void append(DictionaryColumn[] column, long size) {
    int[] ranks = column[0].lexicon().ranks();
    int at = 0;
    for (int b = 0; b < column.length; b++) {
      int[] codes = column[b].codes();
      int offset = column[b].offset();
      int[] kept = rows.get(b);
      for (int i = 0; i < counts[b]; i++, at++) {
        int code = codes[offset + kept[i]];
        keys[at] = keys[at] * size + (ranks == null ? code : ranks[code]);
      }
    }
  }

  /**
   * Replaces each key by its number among those that occur, in their order; gives how many.
   *
   * @param made how many columns the keys are made of
   */
  private int number(int made) {
    long least = Math.max(LEAST_BITS, (long) BITS_A_ROW * count);
    boolean few = space <= Math.min(least, Integer.MAX_VALUE);
    long[] different = few ? numberByBitmap() : numberBySort();
    numbered.add(new Numbered(different, made));
    return different.length;
  }

  private long[] numberByBitmap() {
    int words = (int) (space + 63 >>> 6);
    long[] bits = new long[words];
    for (int i = 0; i < count; i++) {
      bits[(int) (keys[i] >>> 6)] |= 1L << keys[i];
    }
    int[] before = new int[words];
    int total = 0;
    for (int word = 0; word < words; word++) {
      before[word] = total;
      total += Long.bitCount(bits[word]);
    }
    for (int i = 0; i < count; i++) {
      int word = (int) (keys[i] >>> 6);
      keys[i] = before[word] + Long.bitCount(bits[word] & (1L << keys[i]) - 1);
    }
    long[] different = new long[total];
    int number = 0;
    for (int word = 0; word < words; word++) {
      for (long left = bits[word]; left != 0; left &= left - 1) {
        different[number++] = (long) word << 6 | Long.numberOfTrailingZeros(left);
      }
    }
    return different;
  }

  private long[] numberBySort() {
    int rowBits = rowBits();
    long[] packed = new long[count];
    for (int i = 0; i < count; i++) {
      packed[i] = keys[i] << rowBits | i;
    }
    int high = Long.SIZE - Long.numberOfLeadingZeros(space - 1) + rowBits;
    packed = RadixSort.sort(packed, count, rowBits, high);
    long row = (1L << rowBits) - 1;
    int number = -1;
    long last = -1;
    for (int i = 0; i < count; i++) {
      long key = packed[i] >>> rowBits;
      int at = (int) (packed[i] & row);
      if (key != last) {
        // What was read already is written over.
        packed[++number] = key;
        last = key;
      }
      keys[at] = number;
    }
    return Arrays.copyOf(packed, number + 1);
  }

  /** The group of each row, by batch, once they are numbered. */
  List<Assigned> assigned() {
    List<Assigned> assigned = new ArrayList<>();
    int at = 0;
    for (int b = 0; b < counts.length; b++) {
      int[] groups = new int[counts[b]];
      for (int i = 0; i < groups.length; i++) {
        groups[i] = (int) keys[at++];
      }
      assigned.add(new Assigned(rows.get(b), groups, counts[b]));
    }
    return assigned;
  }

  /** By column and group, the code of its key: taken apart, from the last column on. */
  int[][] codes() {
    int[][] codes = new int[columns.length][];
    Numbered last = numbered.get(numbered.size() - 1);
    long[] left = last.keys.clone();
    for (int stage = numbered.size() - 1; stage >= 0; stage--) {
      int from = stage == 0 ? 0 : numbered.get(stage - 1).columns;
      for (int c = numbered.get(stage).columns - 1; c >= from; c--) {
        codes[c] = takeOff(left, size(c));
        toCodes(codes[c], lexicon(c).ranks());
      }
      if (stage > 0) {
        long[] before = numbered.get(stage - 1).keys;
        Arrays.setAll(left, group -> before[(int) left[group]]);
      }
    }
    return codes;
  }

  /** What the last column added to keys, which is below {@code size}; leaves what was before. */
  private static int[] takeOff(long[] keys, long size) {
    int[] ranks = new int[keys.length];
    long rest = 0;
    long from = 0;
    for (int group = 0; group < ranks.length; group++) {
      // Keys ascend: a division is needed only where the rest changes.
      if (keys[group] - from >= size) {
        rest = keys[group] / size;
        from = rest * size;
      }
      ranks[group] = (int) (keys[group] - from);
      keys[group] = rest;
    }
    return ranks;
  }

  private static void toCodes(int[] ranks, int[] rankOf) {
    if (rankOf != null) {
      int[] codes = new int[rankOf.length];
      for (int code = 0; code < codes.length; code++) {
        codes[rankOf[code]] = code;
      }
      Arrays.setAll(ranks, group -> codes[ranks[group]]);
    }
  }
}
