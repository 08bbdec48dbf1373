package dev.karst.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How outputlookup changes a table (Search Reference "outputlookup").
 *
 * @param append whether rows are added to those that are there
 * @param keepIfEmpty whether the table stays as it is where there are no rows to write
 *     (override_if_empty=false)
 * @param most the most rows that are written
 * @param keyField the field whose value is a row's {@code _key}: rows of that key are replaced, the
 *     others stay; null where the whole table is written anew
 * @param updates whether rows of a key that is there are replaced, or left as they are
 */
public record LookupWrite(
    boolean append, boolean keepIfEmpty, long most, String keyField, boolean updates) {
  private static final String KEY = "_key";

  /**
   * The table after the write.
   *
   * @param before the table as it is
   * @param rows what is written, by field
   */
  public LookupData apply(
      LookupDefinition definition, LookupData before, List<Map<String, String>> rows) {
    if (rows.isEmpty() && (append || keepIfEmpty)) {
      return before;
    }
    List<Map<String, String>> written = rows.subList(0, (int) Math.min(most, rows.size()));
    boolean adds = append || keyField != null;
    List<String> columns = columns(definition, before, written, adds);
    if (!adds) {
      return LookupData.of(columns, written);
    }
    List<Map<String, String>> all = new ArrayList<>();
    for (int row = 0; row < before.size(); row++) {
      all.add(before.row(row));
    }
    if (keyField == null) {
      all.addAll(written);
      return LookupData.of(columns, all);
    }
    Map<String, Map<String, String>> byKey = new LinkedHashMap<>();
    for (Map<String, String> row : all) {
      byKey.put(row.getOrDefault(KEY, "row " + byKey.size()), row);
    }
    for (Map<String, String> row : written) {
      String key = row.get(keyField);
      if (key != null && (updates || !byKey.containsKey(key))) {
        Map<String, String> keyed = new LinkedHashMap<>(row);
        keyed.put(KEY, key);
        byKey.put(key, keyed);
      }
    }
    return LookupData.of(columns, new ArrayList<>(byKey.values()));
  }

  /**
   * A collection has the columns of its definition; a file that is added to keeps its own; else the
   * rows' fields, internal ones apart.
   */
  private List<String> columns(
      LookupDefinition definition,
      LookupData before,
      List<Map<String, String>> rows,
      boolean adds) {
    Set<String> columns = new LinkedHashSet<>(definition.fields());
    if (columns.isEmpty() && adds) {
      columns.addAll(before.columns());
    }
    if (columns.isEmpty()) {
      for (Map<String, String> row : rows) {
        row.keySet().stream()
            .filter(name -> !name.startsWith("_") || name.equals("_time"))
            .forEach(columns::add);
      }
    }
    if (keyField != null) {
      columns.add(KEY);
    }
    return List.copyOf(columns);
  }
}
