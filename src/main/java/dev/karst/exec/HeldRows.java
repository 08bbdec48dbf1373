package dev.karst.exec;

import dev.karst.batch.Batch;
import java.util.Set;

/** Rows that were held to the last, given out again in their order. Closes its table. */
final class HeldRows implements Exec {
  private final RowTable table;
  private final ExecContext context;
  private int next;

  HeldRows(RowTable table, ExecContext context) {
    this.table = table;
    this.context = context;
  }

  Set<String> names() {
    return table.names();
  }

  @Override
  public Batch next() {
    int count = Math.min(context.session().batchRows(), table.rows() - next);
    if (count <= 0) {
      return null;
    }
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = next + i;
    }
    next += count;
    return table.gather(order, 0, count);
  }

  @Override
  public void close() {
    table.close();
  }
}
