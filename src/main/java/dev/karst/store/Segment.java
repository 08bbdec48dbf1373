package dev.karst.store;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.Lexicon;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An immutable set of rows, newest first, ties by later arrival first. Rows are read a block at a
 * time; a field's codes mean the same text in every block. Safe to read from many threads. What it
 * returns stays valid after {@link #close}, which only gives back the memory that was charged; but
 * texts of a file's lexicon are read when they are wanted, and those that were not are lost with
 * the file.
 */
public interface Segment extends AutoCloseable {
  /** The field that holds the time of a row. */
  String TIME = "_time";

  /** Rows of a block; the last block may have fewer. */
  int BLOCK_ROWS = 65_536;

  /** How many rows it has. */
  int rows();

  /** The names of its fields, ascending. A field that no row has is not among them. */
  List<String> fields();

  /** How a field is held; null where there is no such field. */
  FieldKind kind(String field);

  /** The time of the oldest row that has one, microseconds; {@code Long.MAX_VALUE} where none. */
  long minTime();

  /** The time of the newest row that has one, microseconds; {@code Long.MIN_VALUE} where none. */
  long maxTime();

  /** The sorted lexicon of a field; null where the field has none or does not exist. */
  Lexicon lexicon(String field);

  /**
   * The values of a field in a block: a {@code DictionaryColumn} over {@link #lexicon}, a {@code
   * MultiDictionaryColumn}, {@code TextColumn} or {@code TimeColumn} as {@link #kind} says; absent
   * in every row where there is no such field.
   *
   * @param block 0 to {@code blocks() - 1}
   */
  Column column(String field, int block);

  /**
   * The same of some rows of the block only, cheaper where they are few.
   *
   * @param rows ascending
   */
  default Column column(String field, int block, int[] rows) {
    return column(field, block).gather(rows);
  }

  /**
   * The rows of a block whose text passes, ascending; the caller's own. Cheaper than reading the
   * column.
   *
   * @param field one whose kind is {@link FieldKind#TEXT}
   * @param texts of its lexicon
   */
  default int[] rows(String field, int block, CodeSet texts) {
    return texts.rows(column(field, block));
  }

  /** The names of the sets that rows may belong to (a summary: its child datasets), ascending. */
  List<String> memberships();

  /**
   * The rows of a block that belong to a set, numbered within the block; the caller's own. Empty
   * where there is no such set.
   */
  BitSet members(String membership, int block);

  /** What was read of it so far. */
  ReadStats stats();

  @Override
  void close();

  /** How many rows a full block has. */
  default int blockRows() {
    return BLOCK_ROWS;
  }

  /** How many blocks it has; none where it has no rows. */
  default int blocks() {
    return Blocks.count(rows());
  }

  /** How many rows a block has. */
  default int rows(int block) {
    return Blocks.rows(block, rows());
  }

  /** These fields of a block's rows, those that exist, in the order given. */
  default Batch batch(int block, Collection<String> fields) {
    Map<String, Column> columns = new LinkedHashMap<>();
    for (String field : fields) {
      if (kind(field) != null) {
        columns.put(field, column(field, block));
      }
    }
    return Batch.of(columns, rows(block));
  }
}
