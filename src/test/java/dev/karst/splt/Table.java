package dev.karst.splt;

import dev.karst.batch.Batch;
import dev.karst.engine.SearchResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rows as text: the columns in order, a cell text for each.
 *
 * @param rows one cell a column
 */
record Table(List<String> columns, List<List<String>> rows) {
  private static final String NONE = "(no rows)";
  private static final String NO_COLUMNS = "(no columns)";

  /**
   * Everything that a search gives. A column that no row has counts only where the plan tells the
   * columns, and never where it is internal.
   */
  static Table of(SearchResult result) {
    List<Map<String, String>> rows = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>(result.columns().orElse(List.of()));
    for (Batch batch = result.next(); batch != null; batch = result.next()) {
      for (int i = 0; i < batch.size(); i++) {
        Map<String, String> row = new LinkedHashMap<>();
        for (String name : batch.names()) {
          row.put(name, CellText.of(batch.value(name, i)));
        }
        rows.add(row);
      }
      if (batch.size() > 0) {
        seen.addAll(batch.names());
      }
    }
    List<String> columns = result.order(new ArrayList<>(seen));
    boolean open = result.columns().isEmpty();
    List<String> order =
        columns.stream()
            .filter(name -> !open && !name.startsWith("_") || rows.stream().anyMatch(has(name)))
            .toList();
    return new Table(
        order,
        rows.stream()
            .map(row -> order.stream().map(c -> row.getOrDefault(c, CellText.ABSENT)).toList())
            .toList());
  }

  private static java.util.function.Predicate<Map<String, String>> has(String name) {
    return row -> !row.getOrDefault(name, CellText.ABSENT).equals(CellText.ABSENT);
  }

  static Table parse(List<String> lines) {
    if (lines.equals(List.of(NONE))) {
      return new Table(List.of(), List.of());
    }
    if (lines.isEmpty()) {
      throw new AssertionError("a search lacks its result; fill it in with -Dsplt.complete");
    }
    if (lines.get(0).equals(NO_COLUMNS)) {
      return new Table(List.of(), Collections.nCopies(lines.size() - 1, List.of()));
    }
    List<List<String>> cells = lines.stream().map(CellText::split).toList();
    for (List<String> row : cells) {
      if (row.size() != cells.get(0).size()) {
        throw new AssertionError(
            "a row has " + row.size() + " cells, not as many as columns: " + row);
      }
    }
    return new Table(cells.get(0), cells.subList(1, cells.size()));
  }

  /** As it stands in a file; without rows, the columns are not told. */
  List<String> print() {
    if (rows.isEmpty()) {
      return List.of(NONE);
    }
    List<String> lines = new ArrayList<>();
    if (columns.isEmpty()) {
      lines.add(NO_COLUMNS);
      rows.forEach(row -> lines.add("-"));
      return lines;
    }
    int[] widths = new int[columns.size()];
    for (int c = 0; c < widths.length; c++) {
      int column = c;
      widths[c] = rows.stream().mapToInt(row -> width(row.get(column))).max().orElse(0);
      widths[c] = Math.max(widths[c], width(columns.get(c)));
    }
    lines.add(line(columns, widths));
    rows.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder out = new StringBuilder();
    for (int c = 0; c < widths.length; c++) {
      String cell = cells.get(c);
      boolean last = c == widths.length - 1;
      out.append(cell).append(last ? "" : " ".repeat(widths[c] - width(cell)) + " | ");
    }
    return out.toString();
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }

  /** The same rows in an order that does not depend on the one they came in. */
  Table sorted() {
    List<List<String>> sorted = new ArrayList<>(rows);
    sorted.sort(java.util.Comparator.comparing(List::toString));
    return new Table(columns, sorted);
  }
}
