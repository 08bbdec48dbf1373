package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ValueColumn;
import dev.karst.plan.Needs;
import dev.karst.session.Limit;
import dev.karst.text.KarstException.LimitError;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields found in one batch's texts. */
final class Found {
  private final Batch batch;
  private final Needs wanted;
  private final boolean overwrite;
  private final long most;
  private final Map<String, Value[]> columns = new LinkedHashMap<>();

  /**
   * @param overwrite whether a value found replaces one that is there
   * @param most how many different fields may be found: each takes a column
   */
  Found(Batch batch, Needs wanted, boolean overwrite, long most) {
    this.batch = batch;
    this.wanted = wanted;
    this.overwrite = overwrite;
    this.most = most;
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

  /**
   * Keeps values, if they are wanted.
   *
   * @param add whether they add to those that are there; else those stay
   */
  void add(String name, int row, List<String> texts, boolean add) {
    if (!wanted.contains(name)) {
      return;
    }
    Value before = now(name, row);
    if (before == null || add) {
      List<String> all = new ArrayList<>(Multi.texts(before));
      all.addAll(texts);
      columns.computeIfAbsent(name, this::existing)[row] = Multi.of(all);
    }
  }

  /** The value that a field has by now. */
  Value now(String name, int row) {
    Value[] values = columns.get(name);
    return values == null ? batch.column(name).value(row) : values[row];
  }

  private Value[] existing(String name) {
    if (columns.size() >= most) {
      throw new LimitError(
          Limit.EXTRACTED_FIELDS.key(),
          "more than " + most + " different fields were found in a batch of rows",
          "the limit is set by --limit " + Limit.EXTRACTED_FIELDS.key() + "=N");
    }
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
