package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.DictionaryColumn;
import dev.karst.batch.Lexicon;
import dev.karst.batch.MultiDictionaryColumn;
import dev.karst.batch.NumberColumn;
import dev.karst.batch.TextIds;
import dev.karst.batch.TimeColumn;
import dev.karst.batch.ValueRanks;
import dev.karst.value.Multi;
import dev.karst.value.Num;
import dev.karst.value.Numbers;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.util.Arrays;
import java.util.List;

/**
 * One BY field as ids of its texts: a text and a number that print alike are one key. Over the
 * first lexicon, ids are its codes. For one thread.
 */
final class KeyColumn {
  /** Stands for a row without the field. */
  static final int ABSENT = -1;

  /** Stands for a row with several values, which {@link #several} gives. */
  static final int SEVERAL = -2;

  private final TextIds texts = new TextIds();

  /**
   * The ids of the rows of a batch that count: {@code out[i]} for the i-th, or {@link #ABSENT}, or
   * {@link #SEVERAL}.
   *
   * @return whether every row has exactly one
   */
  boolean read(Batch batch, Column column, int[] out) {
    int size = batch.size();
    if (column instanceof DictionaryColumn codes) {
      readCodes(batch, codes, out);
    } else if (column instanceof TimeColumn times) {
      for (int i = 0; i < size; i++) {
        long micros = times.micros(batch.row(i));
        out[i] = micros == TimeColumn.ABSENT ? ABSENT : texts.of(TimeColumn.seconds(micros));
      }
    } else if (column instanceof NumberColumn numbers) {
      for (int i = 0; i < size; i++) {
        int row = batch.row(i);
        out[i] = numbers.isAbsent(row) ? ABSENT : texts.of(numbers.numbers()[row]);
      }
    } else if (column instanceof MultiDictionaryColumn codes) {
      readMultiCodes(batch, codes, out);
    } else {
      for (int i = 0; i < size; i++) {
        out[i] = id(column.value(batch.row(i)));
      }
    }
    for (int i = 0; i < size; i++) {
      if (out[i] < 0) {
        return false;
      }
    }
    return true;
  }

  private void readCodes(Batch batch, DictionaryColumn column, int[] out) {
    TextIds.Codes ids = texts.codes(column.lexicon());
    int[] codes = column.codes();
    int offset = column.offset();
    for (int i = 0; i < batch.size(); i++) {
      int code = codes[offset + batch.row(i)];
      out[i] = code < 0 ? ABSENT : ids.id(code);
    }
  }

  private void readMultiCodes(Batch batch, MultiDictionaryColumn column, int[] out) {
    TextIds.Codes ids = texts.codes(column.lexicon());
    for (int i = 0; i < batch.size(); i++) {
      int start = column.starts()[batch.row(i)];
      int values = column.starts()[batch.row(i) + 1] - start;
      out[i] = values == 0 ? ABSENT : values > 1 ? SEVERAL : ids.id(column.codes()[start]);
    }
  }

  private int id(Value value) {
    if (value == null) {
      return ABSENT;
    }
    if (value instanceof Multi) {
      return SEVERAL;
    }
    return value instanceof Num number ? texts.of(number.value()) : texts.of(value.text());
  }

  /** The ids of a row's values, in their order, duplicates and all. */
  int[] several(Column column, int row) {
    if (column instanceof MultiDictionaryColumn codes) {
      TextIds.Codes ids = texts.codes(codes.lexicon());
      int[] here = Arrays.copyOfRange(codes.codes(), codes.starts()[row], codes.starts()[row + 1]);
      Arrays.setAll(here, i -> ids.id(here[i]));
      return here;
    }
    List<String> values = Multi.texts(column.value(row));
    int[] ids = new int[values.size()];
    Arrays.setAll(ids, i -> texts.of(values.get(i)));
    return ids;
  }

  /** Takes the codes of a lexicon for ids; nothing has an id yet. */
  void adopt(Lexicon lexicon) {
    texts.codes(lexicon);
  }

  /** Ids, each of a text, as a column. */
  Column column(int[] ids, int from, int count) {
    return texts.column(ids, from, count);
  }

  /** The id of a text that stands in for an absent value. */
  int id(String text) {
    return texts.of(text);
  }

  Text value(int id) {
    return texts.value(id);
  }

  /** How another column's ids read here. */
  TextIds.Mapping mapping(KeyColumn other) {
    return texts.mapping(other.texts);
  }

  /** One more than the largest id. */
  int size() {
    return texts.size();
  }

  long bytes() {
    return texts.bytes();
  }

  /** Sorts ids, each there once, as {@link dev.karst.value.ValueOrder} sorts their texts. */
  void sort(int[] ids) {
    int[] words = new int[ids.length];
    int[] numbers = new int[ids.length];
    double[] values = new double[ids.length];
    int wordCount = 0;
    int numberCount = 0;
    for (int id : ids) {
      Num number = texts.mayBeNumber(id) ? Numbers.parse(texts.text(id)) : null;
      if (number == null) {
        words[wordCount++] = id;
      } else {
        values[numberCount] = number.value() + 0.0;
        numbers[numberCount++] = id;
      }
    }
    sortNumbers(numbers, values, numberCount, ids);
    int[] sortedWords = Arrays.copyOf(words, wordCount);
    texts.sort(sortedWords);
    System.arraycopy(sortedWords, 0, ids, numberCount, wordCount);
  }

  /** Puts each id where its number stands among the sorted; equal numbers by their texts. */
  private void sortNumbers(int[] numbers, double[] values, int count, int[] out) {
    int[] places = ValueRanks.places(values, count);
    double[] sorted = new double[count];
    for (int i = 0; i < count; i++) {
      out[places[i]] = numbers[i];
      sorted[places[i]] = values[i];
    }
    for (int from = 0, to; from < count; from = to) {
      to = from + 1;
      while (to < count && Double.compare(sorted[to], sorted[from]) == 0) {
        to++;
      }
      if (to - from > 1) {
        int[] alike = Arrays.copyOfRange(out, from, to);
        texts.sort(alike);
        System.arraycopy(alike, 0, out, from, alike.length);
      }
    }
  }
}
