package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ConstantColumn;
import dev.karst.batch.ValueColumn;
import dev.karst.session.MemoryBudget;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All rows of an input at hand, for operators that cannot answer before they have seen the last
 * row. Rows are numbered from 0 in the order in which they came; the memory budget is charged for
 * them.
 */
final class RowTable implements AutoCloseable {
  private static final int BYTES_OF_A_CELL = 24;

  private final MemoryBudget budget;
  private final String what;
  private final List<Batch> batches = new ArrayList<>();
  private final List<Integer> starts = new ArrayList<>();
  private int rows;
  private long charged;

  /**
   * @param what who holds the rows, for the message where memory runs out
   */
  RowTable(MemoryBudget budget, String what) {
    this.budget = budget;
    this.what = what;
  }

  /** All rows of an input; the input is drained, not closed. */
  static RowTable of(Exec input, ExecContext context, String what) {
    RowTable table = new RowTable(context.session().memory(), what);
    try {
      for (Batch batch = input.next(); batch != null; batch = input.next()) {
        context.session().cancellation().check();
        table.add(batch.compact());
      }
    } catch (RuntimeException e) {
      table.close();
      throw e;
    }
    return table;
  }

  void add(Batch batch) {
    long bytes = (long) BYTES_OF_A_CELL * batch.rows() * (batch.columns().size() + 1);
    for (Column column : batch.columns().values()) {
      if (column instanceof ValueColumn values) {
        bytes += bytes(values.values());
      }
    }
    budget.charge(bytes, what);
    charged += bytes;
    starts.add(rows);
    batches.add(batch);
    rows += batch.rows();
  }

  /** Roughly the bytes of values, without the references to them. */
  static long bytes(Value[] values) {
    long bytes = 0;
    for (Value value : values) {
      if (value instanceof Multi multi) {
        for (String text : multi.values()) {
          bytes += 40 + text.length();
        }
      } else if (value != null) {
        bytes += 40 + value.text().length();
      }
    }
    return bytes;
  }

  int rows() {
    return rows;
  }

  /** How many batches the rows came in. */
  int batches() {
    return batches.size();
  }

  /** One of the batches, in the order in which they came; all of its rows count. */
  Batch batch(int i) {
    return batches.get(i);
  }

  /** The names of all columns, in the order in which they first came. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    batches.forEach(batch -> names.addAll(batch.names()));
    return names;
  }

  /** The values of a field in all rows. */
  Value[] values(String name) {
    Value[] values = new Value[rows];
    for (int b = 0; b < batches.size(); b++) {
      Column column = batches.get(b).column(name);
      int start = starts.get(b);
      for (int row = 0; row < column.rows(); row++) {
        values[start + row] = column.value(row);
      }
    }
    return values;
  }

  /** Some rows, in the order given, as a batch. */
  Batch gather(int[] order, int from, int count) {
    if (batches.size() == 1) {
      return gatherOne(order, from, count);
    }
    Map<String, Column> columns = new LinkedHashMap<>();
    int[] batchOf = new int[count];
    for (int i = 0; i < count; i++) {
      batchOf[i] = batchOf(order[from + i]);
    }
    for (String name : names()) {
      Value[] values = new Value[count];
      Column[] sources = batches.stream().map(batch -> batch.column(name)).toArray(Column[]::new);
      for (int i = 0; i < count; i++) {
        values[i] = sources[batchOf[i]].value(order[from + i] - starts.get(batchOf[i]));
      }
      columns.put(name, new ValueColumn(values));
    }
    return Batch.of(columns, count);
  }

  private Batch gatherOne(int[] order, int from, int count) {
    int[] selected = java.util.Arrays.copyOfRange(order, from, from + count);
    Map<String, Column> columns = new LinkedHashMap<>();
    Batch only = batches.get(0);
    only.columns()
        .forEach(
            (name, column) ->
                columns.put(
                    name,
                    column instanceof ConstantColumn constant
                        ? new ConstantColumn(constant.constant(), count)
                        : column.gather(selected)));
    return Batch.of(columns, count);
  }

  /** Gives the batches in the order in which they came. */
  void forEach(java.util.function.Consumer<Batch> consumer) {
    batches.forEach(consumer);
  }

  private int batchOf(int row) {
    int lo = 0;
    int hi = starts.size() - 1;
    while (lo < hi) {
      int mid = (lo + hi + 1) >>> 1;
      if (starts.get(mid) <= row) {
        lo = mid;
      } else {
        hi = mid - 1;
      }
    }
    return lo;
  }

  @Override
  public void close() {
    budget.release(charged);
    charged = 0;
    batches.clear();
  }
}
