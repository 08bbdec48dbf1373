package dev.karst.expr;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.DictionaryColumn;
import dev.karst.batch.Lexicon;
import dev.karst.match.TextPredicate;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.util.Set;

/**
 * A condition on one field's texts: TRUE where the field is there and any of its values matches.
 *
 * @param test on a value's text
 */
record FieldTest(String field, TextPredicate test) implements SearchPredicate {
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
    byte[] bytes = lexicon.bytes();
    int[] starts = lexicon.starts();
    return row -> {
      int code = column.code(row);
      if (code < 0) {
        return false;
      }
      if (states[code] == 0) {
        states[code] = (byte) (test.test(bytes, starts[code], starts[code + 1]) ? 2 : 1);
      }
      return states[code] == 2;
    };
  }

  @Override
  public Set<String> fields() {
    return Set.of(field);
  }
}
