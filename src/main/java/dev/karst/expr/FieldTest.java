package dev.karst.expr;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.DictionaryColumn;
import dev.karst.batch.Lexicon;
import dev.karst.match.TextPredicate;
import dev.karst.store.CodeSet;
import dev.karst.store.FieldKind;
import dev.karst.store.Segment;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.util.Set;

/**
 * A condition on one field's texts: TRUE where the field is there and any of its values matches.
 *
 * @param test on a value's text
 */
record FieldTest(String field, TextPredicate test) implements SearchPredicate {
  /** A text that is looked at in a pass over all costs so much less than one by itself. */
  private static final int PASS = 16;

  @Override
  public RowPredicate over(Batch batch, MatchMemory memory) {
    Column column = batch.column(field);
    if (column instanceof DictionaryColumn dictionary) {
      return overCodes(dictionary, memory);
    }
    return row -> {
      Value value = column.value(row);
      if (value instanceof Multi multi) {
        return multi.values().stream().anyMatch(test::test);
      }
      return value != null && test.test(value.text());
    };
  }

  private RowPredicate overCodes(DictionaryColumn column, MatchMemory memory) {
    Lexicon lexicon = column.lexicon();
    byte[] states = memory.states(lexicon, this);
    return row -> {
      int code = column.code(row);
      return code >= 0 && matches(lexicon, code, states);
    };
  }

  /** Whether a text matches, by what is known of it. */
  private boolean matches(Lexicon lexicon, int code, byte[] states) {
    if (states[code] == 0) {
      boolean match;
      if (lexicon.isLoaded()) {
        match = test.test(lexicon.bytes(), lexicon.starts()[code], lexicon.starts()[code + 1]);
      } else {
        byte[] text = lexicon.bytes(code);
        match = test.test(text, 0, text.length);
      }
      states[code] = (byte) (match ? 2 : 1);
    }
    return states[code] == 2;
  }

  @Override
  public int keep(Batch batch, int[] rows, int count, MatchMemory memory) {
    if (batch.column(field) instanceof DictionaryColumn column) {
      CodeSet set = codes(column.lexicon(), count);
      if (set != null) {
        memory.saw(column.lexicon(), this, set);
        return set.rows(column, rows, count, rows);
      }
    }
    return SearchPredicate.super.keep(batch, rows, count, memory);
  }

  @Override
  public int[] rows(Segment segment, int block, MatchMemory memory) {
    if (segment.kind(field) != FieldKind.TEXT) {
      return null;
    }
    Lexicon lexicon = segment.lexicon(field);
    CodeSet set = codes(lexicon, segment.rows(block));
    if (set == null) {
      return null;
    }
    memory.saw(lexicon, this, set);
    return set.isEmpty() ? new int[0] : segment.rows(field, block, set);
  }

  /**
   * The codes that match, where that is known already, or where so many rows are to be looked at
   * that one pass over all texts costs less; else null.
   */
  private CodeSet codes(Lexicon lexicon, int rows) {
    return (long) rows * PASS >= lexicon.size()
        ? CodeSet.remembered(lexicon, test)
        : CodeSet.known(lexicon, test);
  }

  @Override
  public Set<String> fields() {
    return Set.of(field);
  }
}
