package dev.karst.cli.format;

import java.util.Arrays;
import java.util.List;

/**
 * How wide the columns of a table are.
 *
 * @param widths of the columns
 * @param blocks whether the columns do not fit beside each other, so that each row is a block
 * @param name the width of names in a block
 * @param value the width of values in a block
 */
record TableWidths(int[] widths, boolean blocks, int name, int value) {
  private static final int GAP = 2;

  /** A column that is narrower tells nothing. */
  private static final int LEAST = 8;

  /**
   * @param rows whose cells shall fit
   * @param terminal the width that there is; 0 for any
   */
  static TableWidths of(List<String> columns, List<TableRow> rows, int terminal) {
    int[] widths = new int[columns.size()];
    int name = 0;
    for (int c = 0; c < widths.length; c++) {
      widths[c] = CellText.width(CellText.printable(columns.get(c)));
      name = Math.max(name, widths[c]);
      for (TableRow row : rows) {
        for (String line : row.cells().get(c)) {
          widths[c] = Math.max(widths[c], CellText.width(line));
        }
      }
    }
    if (terminal == 0) {
      return new TableWidths(widths, false, name, 0);
    }
    boolean fits = shrink(widths, terminal);
    return new TableWidths(widths, !fits, name, Math.max(LEAST, terminal - name - GAP));
  }

  /** Narrows the widest columns until all fit; false where they cannot. */
  private static boolean shrink(int[] widths, int terminal) {
    int room = terminal - GAP * Math.max(0, widths.length - 1);
    int least = Arrays.stream(widths).map(width -> Math.min(width, LEAST)).sum();
    if (least > room) {
      return false;
    }
    // The widest columns are cut to one width, so that what is narrower than it stays whole.
    int most = Arrays.stream(widths).max().orElse(0);
    while (total(widths, most) > room) {
      most--;
    }
    for (int c = 0; c < widths.length; c++) {
      widths[c] = Math.min(widths[c], most);
    }
    return true;
  }

  private static long total(int[] widths, int most) {
    return Arrays.stream(widths).mapToLong(width -> Math.min(width, most)).sum();
  }

  int of(int column) {
    return widths[column];
  }
}
