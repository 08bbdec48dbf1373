package dev.karst.store;

import dev.karst.batch.Column;
import dev.karst.batch.DictionaryColumn;
import dev.karst.batch.Lexicon;
import dev.karst.batch.MultiDictionaryColumn;
import dev.karst.match.TextPredicate;
import java.util.Arrays;

/**
 * The texts of a lexicon that pass a test: the test runs once a distinct text, then rows are
 * selected by code. Immutable and thread-safe.
 */
public final class CodeSet {
  private final Lexicon lexicon;
  private final boolean[] matches;
  private final int matched;

  private CodeSet(Lexicon lexicon, boolean[] matches, int matched) {
    this.lexicon = lexicon;
    this.matches = matches;
    this.matched = matched;
  }

  /** The texts that pass {@code predicate}. */
  public static CodeSet of(Lexicon lexicon, TextPredicate predicate) {
    byte[] bytes = lexicon.bytes();
    int[] starts = lexicon.starts();
    boolean[] matches = new boolean[lexicon.size()];
    int matched = 0;
    for (int code = 0; code < matches.length; code++) {
      if (predicate.test(bytes, starts[code], starts[code + 1])) {
        matches[code] = true;
        matched++;
      }
    }
    return new CodeSet(lexicon, matches, matched);
  }

  /** How many texts pass. */
  public int matched() {
    return matched;
  }

  /** How many texts there are. */
  public int of() {
    return matches.length;
  }

  /** Whether no text passes, so that no row can and blocks need not be read. */
  public boolean isEmpty() {
    return matched == 0;
  }

  public boolean contains(int code) {
    return matches[code];
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
    int size = 0;
    if (column instanceof DictionaryColumn texts && texts.lexicon() == lexicon) {
      int[] codes = texts.codes();
      int offset = texts.offset();
      for (int i = 0; i < count; i++) {
        int row = within == null ? i : within[i];
        int code = codes[offset + row];
        if (code >= 0 && matches[code]) {
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
    return Arrays.copyOf(selected, size);
  }

  private boolean any(MultiDictionaryColumn texts, int row) {
    for (int at = texts.starts()[row]; at < texts.starts()[row + 1]; at++) {
      if (matches[texts.codes()[at]]) {
        return true;
      }
    }
    return false;
  }
}
