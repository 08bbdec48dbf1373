package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ValueColumn;
import dev.karst.plan.Zip;
import dev.karst.value.Value;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Rows side by side. The right side is held; the left one streams. */
final class ZipExec implements Exec {
  private final Exec left;
  private final Exec right;
  private final ExecContext context;
  private final boolean override;
  private RowTable table;
  private final Map<String, Value[]> columns = new LinkedHashMap<>();
  private int at;

  private ZipExec(Exec left, Exec right, ExecContext context, boolean override) {
    this.left = left;
    this.right = right;
    this.context = context;
    this.override = override;
  }

  static Exec from(Zip plan, Operators.Inputs inputs, ExecContext context) {
    return new ZipExec(
        inputs.build(plan.left()), inputs.build(plan.right()), context, plan.override());
  }

  @Override
  public Batch next() {
    if (table == null) {
      table = RowTable.of(right, context, "appendcols");
      table.names().forEach(name -> columns.put(name, table.values(name)));
    }
    context.session().cancellation().check();
    Batch batch = left.next();
    if (batch != null) {
      return beside(batch.compact());
    }
    int rest = Math.min(context.session().batchRows(), table.rows() - at);
    return rest <= 0 ? null : beside(Batch.of(Map.of(), rest));
  }

  private Batch beside(Batch batch) {
    Set<String> names = new LinkedHashSet<>(batch.names());
    names.addAll(columns.keySet());
    Map<String, Column> both = new LinkedHashMap<>();
    for (String name : names) {
      Value[] mine = columns.get(name);
      Column theirs = batch.column(name);
      Value[] values = new Value[batch.rows()];
      for (int row = 0; row < values.length; row++) {
        Value added = mine == null || at + row >= mine.length ? null : mine[at + row];
        Value before = theirs.value(row);
        values[row] = added != null && (override || before == null) ? added : before;
      }
      both.put(name, mine == null ? theirs : new ValueColumn(values));
    }
    at += batch.rows();
    return Batch.of(both, batch.rows());
  }

  @Override
  public void close() {
    if (table != null) {
      table.close();
    }
    left.close();
    right.close();
  }
}
