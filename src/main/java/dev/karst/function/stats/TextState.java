package dev.karst.function.stats;

import dev.karst.batch.Column;
import dev.karst.batch.DictionaryColumn;
import dev.karst.batch.MultiDictionaryColumn;
import dev.karst.batch.NumberColumn;
import dev.karst.batch.TextIds;
import dev.karst.batch.TimeColumn;
import dev.karst.expr.AggregateInput;
import dev.karst.expr.AggregateState;
import dev.karst.value.Multi;
import dev.karst.value.Num;
import dev.karst.value.Value;

/**
 * A state of the texts of a field, as ids: each value of a multivalue counts; a number is the text
 * that it prints as (semantics.md section 3: "both string-based").
 */
abstract class TextState implements AggregateState {
  private final TextIds texts = new TextIds();

  /** Adds one text, by its id, to a group. */
  abstract void add(int group, int id);

  /** The texts of the ids. */
  final TextIds texts() {
    return texts;
  }

  @Override
  public final void add(AggregateInput input, int[] rows, int[] groups, int count) {
    Column column = input.values();
    if (column instanceof DictionaryColumn codes) {
      addCodes(codes, texts.codes(codes.lexicon()), rows, groups, count);
    } else if (column instanceof MultiDictionaryColumn codes) {
      addMultiCodes(codes, rows, groups, count);
    } else if (column instanceof TimeColumn times) {
      for (int i = 0; i < count; i++) {
        if (!times.isAbsent(rows[i])) {
          add(groups[i], texts.of(TimeColumn.seconds(times.micros(rows[i]))));
        }
      }
    } else if (column instanceof NumberColumn numbers) {
      for (int i = 0; i < count; i++) {
        if (!numbers.isAbsent(rows[i])) {
          add(groups[i], texts.of(numbers.numbers()[rows[i]]));
        }
      }
    } else {
      for (int i = 0; i < count; i++) {
        addValue(groups[i], column.value(rows[i]));
      }
    }
  }

  /**
   * Adds the texts of many rows.
   *
   * @param ids of the column's codes
   */
  void addCodes(DictionaryColumn column, TextIds.Codes ids, int[] rows, int[] groups, int count) {
    for (int i = 0; i < count; i++) {
      int code = column.code(rows[i]);
      if (code >= 0) {
        add(groups[i], ids.id(code));
      }
    }
  }

  private void addMultiCodes(MultiDictionaryColumn codes, int[] rows, int[] groups, int count) {
    TextIds.Codes ids = texts.codes(codes.lexicon());
    for (int i = 0; i < count; i++) {
      for (int at = codes.starts()[rows[i]]; at < codes.starts()[rows[i] + 1]; at++) {
        add(groups[i], ids.id(codes.codes()[at]));
      }
    }
  }

  private void addValue(int group, Value value) {
    if (value instanceof Multi multi) {
      multi.values().forEach(text -> add(group, texts.of(text)));
    } else if (value instanceof Num number) {
      add(group, texts.of(number.value()));
    } else if (value != null) {
      add(group, texts.of(value.text()));
    }
  }

  @Override
  public final long bytes() {
    return stateBytes() + texts.bytes();
  }

  /** The bytes of the groups' own state. */
  abstract long stateBytes();
}
