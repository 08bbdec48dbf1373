package dev.karst.exec;

import dev.karst.plan.FieldNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns of a table, by its header.
 *
 * @param names of the columns, clean
 * @param heads where the header's cells stand
 * @param delimiter what parts the cells of a line
 */
record TableColumns(List<String> names, List<TableLine.Cell> heads, char delimiter) {
  /** How many lines tell whether words of a header are one name. */
  private static final int WITNESSES = 20;

  /**
   * @param lines the lines of the table, its header apart: they tell which words of the header are
   *     one name, as those of {@code Local Address} over one column of addresses
   */
  static TableColumns of(TableLine header, List<TableLine> lines) {
    List<TableLine.Cell> heads = header.cells();
    if (header.delimiter() == ' ') {
      heads = merged(heads, lines.subList(0, Math.min(lines.size(), WITNESSES)));
    }
    List<String> names = new ArrayList<>();
    for (TableLine.Cell head : heads) {
      String name = FieldNames.clean(head.text());
      names.add(name.isEmpty() ? column(names.size()) : name);
    }
    return new TableColumns(names, heads, header.delimiter());
  }

  /** Columns without names, as many as a line has cells. */
  static TableColumns unnamed(TableLine line) {
    List<String> names = new ArrayList<>();
    line.cells().forEach(cell -> names.add(column(names.size())));
    return new TableColumns(names, line.cells(), line.delimiter());
  }

  private static String column(int before) {
    return "Column_" + (before + 1);
  }

  /** Words a blank apart become one where a cell below lies under both, and no line parts them. */
  private static List<TableLine.Cell> merged(List<TableLine.Cell> words, List<TableLine> lines) {
    List<TableLine.Cell> heads = new ArrayList<>();
    for (TableLine.Cell word : words) {
      TableLine.Cell last = heads.isEmpty() ? null : heads.get(heads.size() - 1);
      boolean near = last != null && word.start() == last.end() + 1;
      if (near && spanned(word, lines) && !parted(last, word, lines)) {
        heads.set(
            heads.size() - 1,
            new TableLine.Cell(last.text() + " " + word.text(), last.start(), word.end()));
      } else {
        heads.add(word);
      }
    }
    return heads;
  }

  private static boolean spanned(TableLine.Cell word, List<TableLine> lines) {
    int gap = word.start() - 1;
    return lines.stream()
        .flatMap(line -> line.cells().stream())
        .anyMatch(cell -> cell.start() < gap && cell.end() > gap + 1);
  }

  /** Whether a line has a cell under each of two words, and none under both. */
  private static boolean parted(TableLine.Cell one, TableLine.Cell other, List<TableLine> lines) {
    return lines.stream().anyMatch(line -> isUnder(one, other, line) && isUnder(other, one, line));
  }

  private static boolean isUnder(TableLine.Cell word, TableLine.Cell not, TableLine line) {
    return line.cells().stream()
        .anyMatch(cell -> overlap(cell, word) > 0 && overlap(cell, not) <= 0);
  }

  private static int overlap(TableLine.Cell one, TableLine.Cell other) {
    return Math.min(one.end(), other.end()) - Math.max(one.start(), other.start());
  }

  /** A line's values by their columns; a column that it has nothing under is left out. */
  Map<String, String> values(TableLine written) {
    TableLine line = written.apartBy(delimiter);
    Map<String, String> values = new LinkedHashMap<>();
    int[] first = new int[names.size()];
    int[] last = new int[names.size()];
    Arrays.fill(first, -1);
    int reached = 0;
    boolean inOrder = delimiter != ' ' || line.cells().size() == names.size();
    for (int i = 0; i < line.cells().size(); i++) {
      int column = inOrder ? i : under(line.cells().get(i), reached);
      if (column >= names.size()) {
        break;
      }
      reached = column;
      first[column] = first[column] < 0 ? i : first[column];
      last[column] = i;
    }
    for (int column = 0; column < names.size(); column++) {
      if (first[column] >= 0) {
        String value = text(line, first[column], last[column]);
        if (!value.isEmpty()) {
          values.putIfAbsent(names.get(column), value);
        }
      }
    }
    return values;
  }

  private static String text(TableLine line, int from, int to) {
    return from == to
        ? line.cells().get(from).text()
        : line.text().substring(line.cells().get(from).start(), line.cells().get(to).end());
  }

  /** The column whose head a cell overlaps most, else the nearest; those before are taken. */
  private int under(TableLine.Cell cell, int from) {
    int best = from;
    int most = Integer.MIN_VALUE;
    for (int i = from;
        i < heads.size() && (i == from || heads.get(i - 1).end() < cell.end());
        i++) {
      int overlap = overlap(cell, heads.get(i));
      if (overlap > most) {
        most = overlap;
        best = i;
      }
    }
    return best;
  }
}
