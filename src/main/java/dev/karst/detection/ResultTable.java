package dev.karst.detection;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ValueColumn;
import dev.karst.engine.SearchResult;
import dev.karst.session.MemoryBudget;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All rows of a search, in order. Charged to the memory budget until it is closed. */
public final class ResultTable implements AutoCloseable {
  private static final int BYTES_OF_A_CELL = 120;

  private final MemoryBudget budget;
  private final List<Map<String, Value>> rows = new ArrayList<>();
  private List<String> columns;
  private long charged;

  private ResultTable(MemoryBudget budget) {
    this.budget = budget;
  }

  /** Reads a result to its end; the caller closes both. */
  static ResultTable read(SearchResult result, MemoryBudget budget) {
    ResultTable table = new ResultTable(budget);
    try {
      Set<String> seen = new LinkedHashSet<>();
      for (Batch batch = result.next(); batch != null; batch = result.next()) {
        seen.addAll(batch.names());
        table.add(batch);
      }
      List<String> names = result.columns().orElseGet(() -> new ArrayList<>(seen));
      table.columns = List.copyOf(result.order(names));
      return table;
    } catch (RuntimeException | Error e) {
      table.close();
      throw e;
    }
  }

  private void add(Batch batch) {
    for (int i = 0; i < batch.size(); i++) {
      Map<String, Value> row = new LinkedHashMap<>();
      long bytes = 0;
      for (String name : batch.names()) {
        Value value = batch.value(name, i);
        if (value != null) {
          row.put(name, value);
          bytes += bytes(value);
        }
      }
      budget.charge(bytes, "the rows of a detection");
      charged += bytes;
      rows.add(Collections.unmodifiableMap(row));
    }
  }

  private static long bytes(Value value) {
    long bytes = BYTES_OF_A_CELL;
    for (String text : Multi.texts(value)) {
      bytes += text.length();
    }
    return bytes;
  }

  /** The columns, in order. */
  public List<String> columns() {
    return columns;
  }

  /** The rows: values by column, absent ones left out. */
  public List<Map<String, Value>> rows() {
    return Collections.unmodifiableList(rows);
  }

  /** All rows as a batch. */
  public Batch batch() {
    return batch(columns, rows);
  }

  /** Some rows as a batch. */
  public static Batch batch(List<String> columns, List<Map<String, Value>> rows) {
    Map<String, Column> made = new LinkedHashMap<>();
    for (String name : columns) {
      made.put(
          name, new ValueColumn(rows.stream().map(row -> row.get(name)).toArray(Value[]::new)));
    }
    return Batch.of(made, rows.size());
  }

  @Override
  public void close() {
    budget.release(charged);
    charged = 0;
    rows.clear();
  }
}
