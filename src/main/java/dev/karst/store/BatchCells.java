package dev.karst.store;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.DictionaryColumn;
import dev.karst.batch.MultiDictionaryColumn;
import dev.karst.batch.TextColumn;
import dev.karst.batch.TimeColumn;
import dev.karst.value.Multi;
import dev.karst.value.Num;
import dev.karst.value.Value;

/** Moves the cells of a batch into a builder, by code or by bytes where the column has them. */
final class BatchCells {
  private BatchCells() {}

  /** The time in a row, microseconds; seconds where the column holds numbers; else absent. */
  static long micros(Column column, int row) {
    if (column instanceof TimeColumn times) {
      return times.micros(row);
    }
    Value value = column.value(row);
    Num seconds = value == null ? null : value.asNumber();
    return seconds == null || Double.isNaN(seconds.value())
        ? TimeColumn.ABSENT
        : Math.round(seconds.value() * 1e6);
  }

  /**
   * Adds a column's cells in the rows of the batch that count.
   *
   * @param first the arrived row that the batch's first row is
   */
  static void add(Batch batch, Column column, FieldBuilder field, int first) {
    if (field instanceof CodedFieldBuilder coded && column instanceof DictionaryColumn texts) {
      for (int i = 0; i < batch.size(); i++) {
        int code = texts.code(batch.row(i));
        if (code >= 0) {
          coded.add(first + i, texts.lexicon(), code);
        }
      }
    } else if (field instanceof CodedFieldBuilder coded
        && column instanceof MultiDictionaryColumn multi) {
      for (int i = 0; i < batch.size(); i++) {
        int row = batch.row(i);
        for (int at = multi.starts()[row]; at < multi.starts()[row + 1]; at++) {
          coded.add(first + i, multi.lexicon(), multi.codes()[at]);
        }
      }
    } else if (column instanceof TextColumn texts) {
      for (int i = 0; i < batch.size(); i++) {
        int row = batch.row(i);
        if (!texts.isAbsent(row)) {
          field.add(first + i, texts.bytes(), texts.ends()[row], texts.ends()[row + 1]);
        }
      }
    } else {
      for (int i = 0; i < batch.size(); i++) {
        Value value = column.value(batch.row(i));
        if (value instanceof Multi multi) {
          for (String text : multi.values()) {
            field.add(first + i, text);
          }
        } else if (value != null) {
          field.add(first + i, value.text());
        }
      }
    }
  }
}
