package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ValueColumn;
import dev.karst.plan.Needs;
import dev.karst.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields found in one batch's texts. */
final class Found {
  private final Batch batch;
  private final Needs wanted;
  private final boolean overwrite;
  private final Map<String, Value[]> columns = new LinkedHashMap<>();

  /**
   * @param overwrite whether a value found replaces one that is there
   */
  Found(Batch batch, Needs wanted, boolean overwrite) {
    this.batch = batch;
    this.wanted = wanted;
    this.overwrite = overwrite;
  }

  boolean wants(String name) {
    return wanted.contains(name);
  }

  /** Keeps a value, if it is wanted and none is there that stays. */
  void put(String name, int row, Value value) {
    if (!wanted.contains(name)) {
      return;
    }
    Value[] values = columns.computeIfAbsent(name, this::existing);
    if (overwrite || values[row] == null) {
      values[row] = value;
    }
  }

  private Value[] existing(String name) {
    Value[] values = new Value[batch.rows()];
    if (batch.has(name)) {
      Column column = batch.column(name);
      for (int i = 0; i < batch.size(); i++) {
        values[batch.row(i)] = column.value(batch.row(i));
      }
    }
    return values;
  }

  /** The batch with what was found. */
  Batch finish() {
    if (columns.isEmpty()) {
      return batch;
    }
    Map<String, Column> all = new LinkedHashMap<>(batch.columns());
    columns.forEach((name, values) -> all.put(name, new ValueColumn(values)));
    return batch.withColumns(all);
  }
}
