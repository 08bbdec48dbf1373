package dev.karst.function.stats;

import dev.karst.batch.Column;
import dev.karst.batch.DictionaryColumn;
import dev.karst.batch.NumberColumn;
import dev.karst.batch.TimeColumn;
import dev.karst.expr.AggregateFunction;
import dev.karst.expr.AggregateInput;
import dev.karst.expr.AggregateState;
import dev.karst.value.Multi;
import dev.karst.value.Num;
import dev.karst.value.Numbers;
import dev.karst.value.Text;
import dev.karst.value.Value;
import dev.karst.value.ValueOrder;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;

/**
 * The least or greatest value of a field in the total order of values: every number before every
 * text (semantics.md section 3). A value that came as text is given back as it was written.
 *
 * <p>The order is {@link ValueOrder}'s, over numbers that are read once a distinct text.
 */
public final class Extreme implements AggregateState {
  public static final List<AggregateFunction> DEFINITIONS =
      List.of(
          AggregateFunction.of(
              "min",
              "min(<field>)",
              "The smallest value of a field; numbers come before texts.",
              () -> new Extreme(1)),
          AggregateFunction.of(
              "max",
              "max(<field>)",
              "The largest value of a field; texts come after numbers.",
              () -> new Extreme(-1)));

  private static final byte NONE = 0;
  private static final byte NUMBER = 1;
  private static final byte TEXT = 2;

  /** 1 for the least, -1 for the greatest. */
  private final int sign;

  private byte[] kinds = new byte[0];
  private double[] numbers = new double[0];

  /** The text as it came, null for what came as a number; null where all came as numbers. */
  private String[] texts;

  private CodeNumbers codeNumbers;

  /** Holds all while only times have come; null from then on. */
  private ExtremeTimes times;

  private Extreme(int sign) {
    this.sign = sign;
    this.times = new ExtremeTimes(sign > 0);
  }

  @Override
  public void grow(int groups) {
    if (times != null) {
      times.grow(groups);
    } else {
      room(groups);
    }
  }

  private void room(int groups) {
    kinds = Room.in(kinds, groups);
    numbers = Room.in(numbers, groups);
    if (texts != null) {
      texts = Room.in(texts, groups);
    }
  }

  @Override
  public void add(AggregateInput input, int[] rows, int[] groups, int count) {
    Column column = input.values();
    if (times != null) {
      if (column instanceof TimeColumn micros) {
        times.add(micros, rows, groups, count);
        return;
      }
      toValues();
    }
    if (column instanceof DictionaryColumn codes) {
      addCodes(codes, rows, groups, count);
    } else if (column instanceof TimeColumn micros) {
      for (int i = 0; i < count; i++) {
        if (!micros.isAbsent(rows[i])) {
          offer(groups[i], NUMBER, TimeColumn.seconds(micros.micros(rows[i])), null);
        }
      }
    } else if (column instanceof NumberColumn values) {
      for (int i = 0; i < count; i++) {
        if (!values.isAbsent(rows[i])) {
          offer(groups[i], NUMBER, values.numbers()[rows[i]], null);
        }
      }
    } else {
      for (int i = 0; i < count; i++) {
        addValue(groups[i], column.value(rows[i]));
      }
    }
  }

  /** Makes numbers of the times: something else comes. */
  private void toValues() {
    ExtremeTimes known = times;
    times = null;
    room(known.groups());
    for (int group = 0; group < known.groups(); group++) {
      if (!known.isAbsent(group)) {
        put(group, NUMBER, known.seconds(group), null);
      }
    }
  }

  private void addCodes(DictionaryColumn column, int[] rows, int[] groups, int count) {
    codeNumbers = CodeNumbers.of(column.lexicon(), codeNumbers);
    for (int i = 0; i < count; i++) {
      int code = column.code(rows[i]);
      if (code >= 0) {
        byte kind = codeNumbers.isNumber(code) ? NUMBER : TEXT;
        offer(groups[i], kind, codeNumbers.number(code), column.lexicon().text(code));
      }
    }
  }

  private void addValue(int group, Value value) {
    if (value instanceof Multi multi) {
      multi.values().forEach(text -> offerText(group, text));
    } else if (value instanceof Num number) {
      offer(group, NUMBER, number.value(), null);
    } else if (value != null) {
      offerText(group, value.text());
    }
  }

  private void offerText(int group, String text) {
    Num number = Numbers.parse(text);
    offer(group, number == null ? TEXT : NUMBER, number == null ? 0 : number.value(), text);
  }

  private void offer(int group, byte kind, double number, String text) {
    if (kinds[group] == NONE || sign * compare(kind, number, text, group) < 0) {
      put(group, kind, number, text);
    }
  }

  private void put(int group, byte kind, double number, String text) {
    kinds[group] = kind;
    numbers[group] = number;
    if (text != null && texts == null) {
      texts = new String[kinds.length];
    }
    if (texts != null) {
      texts[group] = text;
    }
  }

  private String textOf(int group) {
    return texts == null ? null : texts[group];
  }

  private int compare(byte kind, double number, String text, int group) {
    if (kind != kinds[group]) {
      return kind - kinds[group];
    }
    if (kind == NUMBER) {
      int order = Double.compare(number + 0.0, numbers[group] + 0.0);
      if (order != 0) {
        return order;
      }
    }
    String other = textOf(group);
    if (text == other) {
      return 0;
    }
    return ValueOrder.compareUtf8(text(number, text), text(numbers[group], other));
  }

  private static String text(double number, String text) {
    return text == null ? Numbers.print(number) : text;
  }

  @Override
  public void merge(AggregateState other, int[] groupOf) {
    Extreme that = (Extreme) other;
    if (times != null && that.times != null) {
      times.merge(that.times, groupOf);
      return;
    }
    if (times != null) {
      toValues();
    }
    if (that.times != null) {
      that.toValues();
    }
    for (int group = 0; group < groupOf.length; group++) {
      if (that.kinds[group] != NONE) {
        offer(groupOf[group], that.kinds[group], that.numbers[group], that.textOf(group));
      }
    }
  }

  @Override
  public Value finish(int group) {
    if (times != null) {
      return times.isAbsent(group) ? null : Num.of(times.seconds(group));
    }
    if (kinds[group] == NONE) {
      return null;
    }
    String text = textOf(group);
    return text == null ? Num.of(numbers[group]) : Text.of(text);
  }

  @Override
  public Column results(int[] groups, int from, int count) {
    if (texts != null) {
      return AggregateState.super.results(groups, from, count);
    }
    double[] results = new double[count];
    BitSet absent = new BitSet();
    for (int i = 0; i < count; i++) {
      int group = groups[from + i];
      if (times != null ? times.isAbsent(group) : kinds[group] == NONE) {
        absent.set(i);
      } else {
        results[i] = times != null ? times.seconds(group) : numbers[group];
      }
    }
    return new NumberColumn(results, absent.isEmpty() ? null : absent);
  }

  @Override
  public long bytes() {
    return (times == null ? 0 : times.bytes())
        + (texts == null ? 9L : 17L) * kinds.length
        + (codeNumbers == null ? 0 : codeNumbers.bytes());
  }

  @Override
  public void save(int group, DataOutput out) throws IOException {
    SavedState.tag(out, 'x');
    SavedState.value(out, finish(group));
  }

  @Override
  public void load(int group, DataInput in) throws IOException {
    SavedState.expect(in, 'x');
    if (times != null) {
      toValues();
    }
    addValue(group, SavedState.value(in));
  }
}
