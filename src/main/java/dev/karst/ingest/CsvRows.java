package dev.karst.ingest;

import dev.karst.store.Segment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads CSV (RFC 4180): a header of field names, then rows; a short row lacks its last fields. */
final class CsvRows {
  private final RowBatches rows;
  private final List<String> names = new ArrayList<>();
  private final List<TextCells> columns = new ArrayList<>();
  private int time = -1;

  CsvRows(RowBatches rows) {
    this.rows = rows;
  }

  void read(InputStream in) throws IOException {
    CsvCells cells = new CsvCells(new Utf8Stream(in), rows);
    if (cells.next()) {
      header(cells);
      while (cells.next()) {
        row(cells);
      }
    }
  }

  private static String text(CsvCells cells, int cell) {
    int from = cells.start(cell);
    return new String(cells.bytes(), from, cells.end(cell) - from, StandardCharsets.UTF_8);
  }

  private void header(CsvCells cells) {
    Set<String> known = new HashSet<>();
    for (int i = 0; i < cells.count(); i++) {
      String name = text(cells, i);
      if (name.isBlank()) {
        throw rows.error(cells.line(), "a column of the header has no name");
      }
      if (!known.add(name)) {
        throw rows.error(cells.line(), "the column '" + name + "' is there twice");
      }
      if (name.equals(Segment.TIME)) {
        time = i;
      }
      names.add(name);
      columns.add(rows.texts(name));
    }
  }

  private void row(CsvCells cells) {
    int count = cells.count();
    long line = cells.line();
    if (count > columns.size()) {
      throw rows.error(line, count + " cells, but the header names " + columns.size() + " columns");
    }
    rows.startRow();
    for (int i = 0; i < count; i++) {
      int from = cells.start(i);
      int to = cells.end(i);
      if (i == time) {
        rows.put(names.get(i), text(cells, i), line);
      } else if (from < to) {
        rows.put(columns.get(i), cells.bytes(), from, to, line);
      }
    }
    rows.endRow();
  }
}
