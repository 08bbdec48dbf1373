package dev.karst.batch;

import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows, as equally long columns by field name, in column order, plus a selection: the rows that
 * count, in ascending order. A field without a column is absent in every row. Immutable; operators
 * share columns freely.
 */
public final class Batch {
  private final Map<String, Column> columns;
  private final int rows;
  private final int[] selection;

  private Batch(Map<String, Column> columns, int rows, int[] selection) {
    this.columns = columns;
    this.rows = rows;
    this.selection = selection;
  }

  /**
   * @param columns in column order, each of {@code rows} rows; copied
   */
  public static Batch of(Map<String, Column> columns, int rows) {
    return new Batch(new LinkedHashMap<>(columns), rows, null);
  }

  /** How many rows count. */
  public int size() {
    return selection == null ? rows : selection.length;
  }

  /** How many rows the columns have, whether they count or not. */
  public int rows() {
    return rows;
  }

  /** The column row of the i-th row that counts. */
  public int row(int i) {
    return selection == null ? i : selection[i];
  }

  /** The rows that count, or null for all; not to be changed. */
  public int[] selection() {
    return selection;
  }

  /** The names of the columns, in column order. */
  public List<String> names() {
    return new ArrayList<>(columns.keySet());
  }

  /** All columns by name, in column order; not to be changed. */
  public Map<String, Column> columns() {
    return columns;
  }

  /** A field's column; one of absent values where there is none. */
  public Column column(String name) {
    Column column = columns.get(name);
    return column == null ? ConstantColumn.absent(rows) : column;
  }

  public boolean has(String name) {
    return columns.containsKey(name);
  }

  /** The value of a field in the i-th row that counts. */
  public Value value(String name, int i) {
    Column column = columns.get(name);
    return column == null ? null : column.value(row(i));
  }

  /**
   * The same rows, of which only these count.
   *
   * @param rows column rows, ascending; owned by the batch from now on
   */
  public Batch select(int[] rows) {
    return new Batch(columns, this.rows, rows);
  }

  /** The first {@code count} rows that count. */
  public Batch head(int count) {
    return slice(0, Math.min(count, size()));
  }

  /** The rows that count from the {@code from}-th on, {@code count} of them. */
  public Batch slice(int from, int count) {
    if (from == 0 && count == size()) {
      return this;
    }
    int[] kept = new int[count];
    for (int i = 0; i < count; i++) {
      kept[i] = row(from + i);
    }
    return select(kept);
  }

  /** The same rows with other columns, each of {@link #rows} rows. */
  public Batch withColumns(Map<String, Column> columns) {
    return new Batch(new LinkedHashMap<>(columns), rows, selection);
  }

  /** The same rows with some of the columns, in this order. */
  public Batch only(List<String> names) {
    Map<String, Column> kept = new LinkedHashMap<>();
    for (String name : names) {
      if (columns.containsKey(name)) {
        kept.put(name, columns.get(name));
      }
    }
    return new Batch(kept, rows, selection);
  }

  /** The same rows with one column more, or another in its place. */
  public Batch with(String name, Column column) {
    Map<String, Column> changed = new LinkedHashMap<>(columns);
    changed.put(name, column);
    return new Batch(changed, rows, selection);
  }

  /** The rows that count, and no others. */
  public Batch compact() {
    if (selection == null) {
      return this;
    }
    Map<String, Column> gathered = new LinkedHashMap<>();
    columns.forEach((name, column) -> gathered.put(name, column.gather(selection)));
    return new Batch(gathered, selection.length, null);
  }
}
