package dev.karst.store;

import dev.karst.batch.Column;
import dev.karst.batch.DictionaryColumn;
import dev.karst.batch.Lexicon;
import dev.karst.batch.MultiDictionaryColumn;
import dev.karst.match.TextPredicate;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The texts of a lexicon that pass a test: the test runs once a distinct text, then rows are
 * selected by code. Immutable and thread-safe.
 */
public final class CodeSet {
  private final Lexicon lexicon;

  /** The bit of each code whose text passes. */
  private final long[] matches;

  private final int matched;

  private CodeSet(Lexicon lexicon, long[] matches, int matched) {
    this.lexicon = lexicon;
    this.matches = matches;
    this.matched = matched;
  }

  /** The texts that pass {@code predicate}. */
  public static CodeSet of(Lexicon lexicon, TextPredicate predicate) {
    long[] matches = new long[lexicon.size() + 63 >>> 6];
    predicate.testAll(lexicon.bytes(), lexicon.starts(), matches);
    int matched = 0;
    for (long word : matches) {
      matched += Long.bitCount(word);
    }
    return new CodeSet(lexicon, matches, matched);
  }

  /** As {@link #of}, remembered with the lexicon for whoever asks the same again. */
  public static CodeSet remembered(Lexicon lexicon, TextPredicate predicate) {
    return (CodeSet) lexicon.answer(predicate, () -> of(lexicon, predicate));
  }

  /** What is remembered, or null. */
  public static CodeSet known(Lexicon lexicon, TextPredicate predicate) {
    return (CodeSet) lexicon.answer(predicate);
  }

  /** How many texts pass. */
  public int matched() {
    return matched;
  }

  /** How many texts there are. */
  public int of() {
    return lexicon.size();
  }

  /** Whether no text passes, so that no row can and blocks need not be read. */
  public boolean isEmpty() {
    return matched == 0;
  }

  /** The codes whose texts pass, ascending; null where they are more than {@code most}. */
  int[] few(int most) {
    return matched > most ? null : BitSet.valueOf(matches).stream().toArray();
  }

  /** Whether a number is a code whose text passes; numbers that are no codes are not. */
  boolean has(int code) {
    int word = code >>> 6;
    return word < matches.length && (matches[word] & 1L << code) != 0;
  }

  public boolean contains(int code) {
    return (matches[code >>> 6] & 1L << code) != 0;
  }

  /**
   * The rows of a column whose text passes, or one of whose texts; a row without the field never
   * does.
   *
   * @param column over this set's lexicon
   * @return ascending; the caller's own
   */
  public int[] rows(Column column) {
    return rows(column, null);
  }

  /**
   * The same among {@code within} only.
   *
   * @param within ascending; null for all rows; not changed
   */
  public int[] rows(Column column, int[] within) {
    int count = within == null ? column.rows() : within.length;
    int[] selected = new int[count];
    return Arrays.copyOf(selected, rows(column, within, count, selected));
  }

  /**
   * The same of the first {@code count} of some rows.
   *
   * @param within ascending; null for the rows from 0 on
   * @param selected gets the rows; may be {@code within} itself
   * @return how many there are
   */
  public int rows(Column column, int[] within, int count, int[] selected) {
    int size = 0;
    if (column instanceof DictionaryColumn texts && texts.lexicon() == lexicon) {
      int[] codes = texts.codes();
      int offset = texts.offset();
      for (int i = 0; i < count; i++) {
        int row = within == null ? i : within[i];
        int code = codes[offset + row];
        if (code >= 0 && contains(code)) {
          selected[size++] = row;
        }
      }
    } else if (column instanceof MultiDictionaryColumn texts && texts.lexicon() == lexicon) {
      for (int i = 0; i < count; i++) {
        int row = within == null ? i : within[i];
        if (any(texts, row)) {
          selected[size++] = row;
        }
      }
    } else {
      throw new IllegalArgumentException("the column has another lexicon");
    }
    return size;
  }

  private boolean any(MultiDictionaryColumn texts, int row) {
    for (int at = texts.starts()[row]; at < texts.starts()[row + 1]; at++) {
      if (contains(texts.codes()[at])) {
        return true;
      }
    }
    return false;
  }
}
