package dev.karst.store;

import static dev.karst.store.LexiconDictionaries.ints;

import dev.karst.batch.Column;
import dev.karst.batch.DictionaryColumn;
import dev.karst.batch.MultiDictionaryColumn;
import dev.karst.batch.TimeColumn;
import java.nio.IntBuffer;
import java.util.BitSet;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.ListVector;

/** Copies a block's columns into Arrow vectors, each sized for what it holds. */
final class VectorLoad {
  private VectorLoad() {}

  /** Fills the vector of a field, not of a plain one; whatever it held is released. */
  static void load(Column column, FieldVector vector) {
    if (column instanceof DictionaryColumn texts) {
      codes(texts, (BaseFixedWidthVector) vector);
    } else if (column instanceof MultiDictionaryColumn texts) {
      lists(texts, (ListVector) vector);
    } else {
      times((TimeColumn) column, (TimeStampMicroTZVector) vector);
    }
  }

  /** Fills the vector of a membership. */
  static void load(BitSet members, int rows, BitVector vector) {
    vector.allocateNew(rows);
    for (int row = 0; row < rows; row++) {
      BitVectorHelper.setBit(vector.getValidityBuffer(), row);
    }
    members.stream().forEach(row -> BitVectorHelper.setBit(vector.getDataBuffer(), row));
    vector.setValueCount(rows);
  }

  private static void codes(DictionaryColumn column, BaseFixedWidthVector vector) {
    int rows = column.rows();
    vector.allocateNew(rows);
    int width = vector.getTypeWidth();
    for (int row = 0; row < rows; row++) {
      int code = column.code(row);
      put(vector.getDataBuffer(), width, row, Math.max(code, 0));
      mark(vector.getValidityBuffer(), row, code >= 0);
    }
    vector.setValueCount(rows);
  }

  /** Sets a code of so many bytes. */
  private static void put(ArrowBuf data, int width, int index, int code) {
    switch (width) {
      case 1 -> data.setByte(index, code);
      case 2 -> data.setShort(2L * index, code);
      default -> data.setInt(4L * index, code);
    }
  }

  private static void lists(MultiDictionaryColumn column, ListVector vector) {
    int rows = column.rows();
    int[] starts = column.starts();
    int count = starts[rows] - starts[0];
    BaseFixedWidthVector items = (BaseFixedWidthVector) vector.getDataVector();
    vector.setInitialCapacity(rows);
    vector.allocateNew();
    items.allocateNew(count);
    IntBuffer ends = ints(vector.getOffsetBuffer().nioBuffer(0, 4 * (rows + 1)));
    ends.put(0, 0);
    for (int row = 0; row < rows; row++) {
      ends.put(row + 1, starts[row + 1] - starts[0]);
      mark(vector.getValidityBuffer(), row, starts[row + 1] > starts[row]);
    }
    int width = items.getTypeWidth();
    for (int i = 0; i < count; i++) {
      put(items.getDataBuffer(), width, i, column.codes()[starts[0] + i]);
      BitVectorHelper.setBit(items.getValidityBuffer(), i);
    }
    vector.setLastSet(rows - 1);
    vector.setValueCount(rows);
  }

  /** Marks which rows have a text; the texts themselves are written without a vector. */
  static void loadValidity(PlainTexts texts, VarCharVector vector) {
    int rows = texts.rows();
    vector.allocateNew(0, rows);
    for (int row = 0; row < rows; row++) {
      mark(vector.getValidityBuffer(), row, !texts.isAbsent(row));
    }
    vector.setValueCount(rows);
  }

  private static void times(TimeColumn column, TimeStampMicroTZVector vector) {
    int rows = column.rows();
    vector.allocateNew(rows);
    for (int row = 0; row < rows; row++) {
      long time = column.micros(row);
      vector.getDataBuffer().setLong(8L * row, time == TimeColumn.ABSENT ? 0 : time);
      mark(vector.getValidityBuffer(), row, time != TimeColumn.ABSENT);
    }
    vector.setValueCount(rows);
  }

  private static void mark(ArrowBuf validity, int row, boolean present) {
    if (present) {
      BitVectorHelper.setBit(validity, row);
    } else {
      BitVectorHelper.unsetBit(validity, row);
    }
  }
}
