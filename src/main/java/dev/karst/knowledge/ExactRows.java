package dev.karst.knowledge;

import dev.karst.knowledge.LookupDefinition.Match;
import java.util.List;
import java.util.stream.IntStream;

/** Rows by the columns that match exactly. */
final class ExactRows {
  private final List<LookupCells> columns;
  private final RowChains chains;

  ExactRows(List<LookupCells> columns, int rows) {
    this.columns = columns;
    this.chains = new RowChains(rows);
    for (int row = rows - 1; row >= 0; row--) {
      add(row);
    }
  }

  private void add(int row) {
    int hash = 0;
    for (LookupCells column : columns) {
      String text = column.text(row);
      if (text == null) {
        return;
      }
      hash = hash * 31 + text.hashCode();
    }
    chains.add(hash, row);
  }

  /** How many rows have the same key, on average. */
  int rowsOfOne() {
    return chains.lengthOfOne();
  }

  /**
   * @param values one for each of {@code all}
   * @param all the columns that values are given for, the exact ones among them in order
   * @return rows that may match, ascending
   */
  int[] of(List<String> values, List<LookupCells> all) {
    int hash = 0;
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).match() == Match.EXACT) {
        hash = hash * 31 + all.get(i).fold(values.get(i)).hashCode();
      }
    }
    IntStream.Builder rows = IntStream.builder();
    chains.forEach(hash, rows::add);
    return rows.build().toArray();
  }
}
