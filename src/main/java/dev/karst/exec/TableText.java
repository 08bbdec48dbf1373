package dev.karst.exec;

import dev.karst.plan.TableRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds the tables in a text and takes their rows apart. */
final class TableText {
  /**
   * A line of a table.
   *
   * @param values by the names of their columns
   */
  record Row(String line, Map<String, String> values) {}

  private final TableRows plan;
  private final long mostColumns;

  /**
   * @param mostColumns of a table, which end the search where there are more
   */
  TableText(TableRows plan, long mostColumns) {
    this.plan = plan;
    this.mostColumns = mostColumns;
  }

  private TableLine bounded(TableLine header) {
    if (header.cells().size() > mostColumns) {
      throw TableRowsExec.tooMany(mostColumns);
    }
    return header;
  }

  /** The rows of all tables, in order; none where no header is found. */
  List<Row> rows(String text) {
    List<TableLine> lines = lines(text);
    List<Row> rows = new ArrayList<>();
    if (!plan.header()) {
      if (!lines.isEmpty()) {
        add(TableColumns.unnamed(bounded(lines.get(0))), lines, rows);
      }
      return rows;
    }
    int header = plan.headerLine() > 0 ? plan.headerLine() - 1 : header(lines);
    while (header >= 0 && header < lines.size()) {
      int end = plan.severalTables() ? nextHeader(lines, header + 1) : lines.size();
      List<TableLine> body =
          lines.subList(header + 1, end).stream().filter(TableLine::says).toList();
      add(TableColumns.of(bounded(lines.get(header)), body), body, rows);
      header = end;
    }
    return rows;
  }

  /** Lines that are not blank. */
  private static List<TableLine> lines(String text) {
    List<TableLine> lines = new ArrayList<>();
    boolean afterBlank = false;
    for (String line : text.lines().toList()) {
      if (line.isBlank()) {
        afterBlank = true;
      } else {
        lines.add(TableLine.of(line, afterBlank));
        afterBlank = false;
      }
    }
    return lines;
  }

  private void add(TableColumns columns, List<TableLine> body, List<Row> rows) {
    for (TableLine line : body) {
      if (plan.filter().isEmpty() || plan.filter().stream().anyMatch(line.text()::contains)) {
        rows.add(new Row(line.text(), columns.values(line)));
      }
    }
  }

  /** Where the first table's header is; -1 where nothing looks like one. */
  private static int header(List<TableLine> lines) {
    for (int i = 0; i + 1 < lines.size(); i++) {
      TableLine line = lines.get(i);
      int below = lines.get(i + 1).apartBy(line.delimiter()).cells().size();
      if (line.isText() && below == line.cells().size()) {
        return i;
      }
    }
    int capitalized = -1;
    int texts = -1;
    for (int i = 0; i + 1 < lines.size(); i++) {
      TableLine line = lines.get(i);
      if (line.isCapitals()) {
        return i;
      }
      capitalized = capitalized < 0 && line.isCapitalized() ? i : capitalized;
      texts = texts < 0 && line.isText() ? i : texts;
    }
    return capitalized >= 0 ? capitalized : texts;
  }

  private static int nextHeader(List<TableLine> lines, int from) {
    for (int i = from; i < lines.size(); i++) {
      TableLine line = lines.get(i);
      if (line.isCapitals() || (line.afterBlank() && line.isCapitalized())) {
        return i;
      }
    }
    return lines.size();
  }
}
