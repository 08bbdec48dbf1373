package dev.karst.knowledge;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ValueColumn;
import dev.karst.value.Multi;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A lookup's table, in the file's order. An empty cell is absent (semantics.md section 6).
 * Immutable.
 *
 * @param rows one column a field, without a selection
 */
public record LookupData(Batch rows) {
  private static final int BYTES_OF_A_CELL = 60;

  /** A table without rows. */
  public static LookupData empty(List<String> columns) {
    return of(columns, List.of());
  }

  /**
   * @param rows cells by column; null or missing where absent
   */
  public static LookupData of(List<String> columns, List<Map<String, String>> rows) {
    Map<String, Column> made = new LinkedHashMap<>();
    for (String column : columns) {
      Value[] values = new Value[rows.size()];
      for (int row = 0; row < values.length; row++) {
        values[row] = Text.of(rows.get(row).get(column));
      }
      made.put(column, new ValueColumn(values));
    }
    return new LookupData(Batch.of(made, rows.size()));
  }

  /** A table of rows that name their own columns; columns in the order in which they come. */
  public static LookupData of(List<Map<String, String>> rows) {
    Set<String> columns = new LinkedHashSet<>();
    rows.forEach(row -> columns.addAll(row.keySet()));
    return of(new ArrayList<>(columns), rows);
  }

  /** The table of a CSV text, whose first line names the columns. */
  public static LookupData ofCsv(Reader text) {
    return LookupCsv.read(text);
  }

  public List<String> columns() {
    return rows.names();
  }

  public int size() {
    return rows.rows();
  }

  /** The text of a cell; null where it is absent. */
  public String text(String column, int row) {
    Value value = rows.column(column).value(row);
    return value == null ? null : value.text();
  }

  /** The cells of a row by column, absent ones left out; several values are joined by newlines. */
  public Map<String, String> row(int row) {
    Map<String, String> cells = new LinkedHashMap<>();
    rows.columns()
        .forEach(
            (name, column) -> {
              Value value = column.value(row);
              if (value != null) {
                cells.put(name, String.join("\n", Multi.texts(value)));
              }
            });
    return cells;
  }

  /** Roughly the bytes that it holds. */
  public long bytes() {
    return (long) BYTES_OF_A_CELL * size() * Math.max(1, columns().size());
  }
}
