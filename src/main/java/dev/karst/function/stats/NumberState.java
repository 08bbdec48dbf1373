package dev.karst.function.stats;

import dev.karst.batch.Column;
import dev.karst.batch.DictionaryColumn;
import dev.karst.batch.MultiDictionaryColumn;
import dev.karst.batch.NumberColumn;
import dev.karst.batch.TimeColumn;
import dev.karst.expr.AggregateInput;
import dev.karst.expr.AggregateState;
import dev.karst.value.Multi;
import dev.karst.value.Num;
import dev.karst.value.Numbers;
import dev.karst.value.Value;

/**
 * A state of the numbers of a field: each value of a multivalue counts, and what is no number is
 * passed over (semantics.md section 3). NaN, which {@code nan} reads as, is no number here.
 */
abstract class NumberState implements AggregateState {
  private CodeNumbers numbers;

  /** Adds one number, never NaN, to a group. */
  abstract void add(int group, double number);

  @Override
  public final void add(AggregateInput input, int[] rows, int[] groups, int count) {
    Column column = input.values();
    if (column instanceof DictionaryColumn texts) {
      addCodes(texts, rows, groups, count);
    } else if (column instanceof MultiDictionaryColumn texts) {
      addMultiCodes(texts, rows, groups, count);
    } else if (column instanceof TimeColumn times) {
      for (int i = 0; i < count; i++) {
        if (!times.isAbsent(rows[i])) {
          add(groups[i], TimeColumn.seconds(times.micros(rows[i])));
        }
      }
    } else if (column instanceof NumberColumn numberColumn) {
      for (int i = 0; i < count; i++) {
        if (!numberColumn.isAbsent(rows[i])) {
          offer(groups[i], numberColumn.numbers()[rows[i]]);
        }
      }
    } else {
      for (int i = 0; i < count; i++) {
        addValue(groups[i], column.value(rows[i]));
      }
    }
  }

  private void addCodes(DictionaryColumn column, int[] rows, int[] groups, int count) {
    numbers = CodeNumbers.of(column.lexicon(), numbers);
    for (int i = 0; i < count; i++) {
      int code = column.code(rows[i]);
      if (code >= 0) {
        offer(groups[i], numbers.number(code));
      }
    }
  }

  private void addMultiCodes(MultiDictionaryColumn column, int[] rows, int[] groups, int count) {
    numbers = CodeNumbers.of(column.lexicon(), numbers);
    for (int i = 0; i < count; i++) {
      for (int at = column.starts()[rows[i]]; at < column.starts()[rows[i] + 1]; at++) {
        offer(groups[i], numbers.number(column.codes()[at]));
      }
    }
  }

  private void addValue(int group, Value value) {
    if (value instanceof Multi multi) {
      multi.values().forEach(text -> offer(group, number(text)));
    } else if (value != null) {
      offer(group, number(value));
    }
  }

  private void offer(int group, double number) {
    if (!Double.isNaN(number)) {
      add(group, number);
    }
  }

  /**
   * The number that one value is; NaN for none. A literal's text counts as well: once in a field,
   * nothing tells it from an event's.
   */
  static double number(Value value) {
    return value instanceof Num num ? num.value() : number(value.text());
  }

  /** The number that a text spells; NaN for none. */
  static double number(String text) {
    Num number = Numbers.parse(text);
    return number == null ? Double.NaN : number.value();
  }

  @Override
  public final long bytes() {
    return stateBytes() + (numbers == null ? 0 : numbers.bytes());
  }

  /** The bytes of the groups' own state. */
  abstract long stateBytes();
}
