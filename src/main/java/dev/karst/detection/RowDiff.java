package dev.karst.detection;

import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What two versions of a detection give on the same data. Rows are the same where the columns that
 * both have hold the same texts, none where they have no column in common; a row that occurs twice
 * counts twice.
 *
 * @param columns those that both have, in the new order
 * @param columnsLost those that only the old version has
 * @param columnsGained those that only the new version has
 * @param lost rows that only the old version gives, in its order
 * @param gained rows that only the new version gives, in its order
 * @param same how many rows both give
 */
public record RowDiff(
    List<String> columns,
    List<String> columnsLost,
    List<String> columnsGained,
    List<Map<String, Value>> lost,
    List<Map<String, Value>> gained,
    long same) {
  /** Compares two results. */
  public static RowDiff of(ResultTable before, ResultTable after) {
    List<String> both = new ArrayList<>(after.columns());
    both.retainAll(before.columns());
    if (both.isEmpty() && !before.columns().isEmpty() && !after.columns().isEmpty()) {
      return apart(before, after);
    }
    Map<List<List<String>>, Integer> counts = new LinkedHashMap<>();
    before.rows().forEach(row -> counts.merge(key(row, both), 1, Integer::sum));
    List<Map<String, Value>> gained = new ArrayList<>();
    for (Map<String, Value> row : after.rows()) {
      if (counts.merge(key(row, both), -1, Integer::sum) < 0) {
        gained.add(row);
      }
    }
    List<Map<String, Value>> lost = new ArrayList<>();
    for (int i = before.rows().size() - 1; i >= 0; i--) {
      Map<String, Value> row = before.rows().get(i);
      List<List<String>> key = key(row, both);
      if (counts.get(key) > 0) {
        counts.merge(key, -1, Integer::sum);
        lost.add(row);
      }
    }
    Collections.reverse(lost);
    return new RowDiff(
        both,
        without(before.columns(), both),
        without(after.columns(), both),
        lost,
        gained,
        before.rows().size() - lost.size());
  }

  /** Two results that have no column in common: no row of one is a row of the other. */
  private static RowDiff apart(ResultTable before, ResultTable after) {
    return new RowDiff(
        List.of(), before.columns(), after.columns(), before.rows(), after.rows(), 0);
  }

  private static List<List<String>> key(Map<String, Value> row, List<String> columns) {
    return columns.stream().map(column -> Multi.texts(row.get(column))).toList();
  }

  private static List<String> without(List<String> columns, List<String> gone) {
    Set<String> rest = new LinkedHashSet<>(columns);
    gone.forEach(rest::remove);
    return List.copyOf(rest);
  }

  /** Whether rows and columns are the same. */
  public boolean isEmpty() {
    return lost.isEmpty() && gained.isEmpty() && columnsLost.isEmpty() && columnsGained.isEmpty();
  }
}
