package dev.karst.diagnose;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ValueColumn;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A sample of rows, held; at most so many. Absent fields are left out. */
final class Rows {
  /** Enough to see what a field holds, few enough to hold many samples. */
  static final int MOST = 400;

  private final List<Map<String, Value>> rows = new ArrayList<>();
  private Batch batch;

  boolean isFull() {
    return rows.size() >= MOST;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  List<Map<String, Value>> list() {
    return rows;
  }

  /** Adds a row of a batch, unless there are enough. */
  void add(Batch from, int i) {
    if (isFull()) {
      return;
    }
    Map<String, Value> row = new LinkedHashMap<>();
    for (String name : from.names()) {
      Value value = from.value(name, i);
      if (value != null) {
        row.put(name, value);
      }
    }
    rows.add(row);
    batch = null;
  }

  void clear() {
    rows.clear();
    batch = null;
  }

  /** The fields that some row has. */
  Set<String> fields() {
    Set<String> fields = new LinkedHashSet<>();
    rows.forEach(row -> fields.addAll(row.keySet()));
    return fields;
  }

  boolean has(String field) {
    return rows.stream().anyMatch(row -> row.containsKey(field));
  }

  /** The distinct texts of a field, in order of appearance. */
  Set<String> texts(String field) {
    Set<String> texts = new LinkedHashSet<>();
    rows.forEach(row -> texts.addAll(Multi.texts(row.get(field))));
    return texts;
  }

  /** The rows as a batch. */
  Batch batch() {
    if (batch == null) {
      Map<String, Column> columns = new LinkedHashMap<>();
      for (String name : fields()) {
        columns.put(
            name, new ValueColumn(rows.stream().map(row -> row.get(name)).toArray(Value[]::new)));
      }
      batch = Batch.of(columns, rows.size());
    }
    return batch;
  }
}
