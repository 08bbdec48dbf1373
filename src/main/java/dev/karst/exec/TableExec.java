package dev.karst.exec;

import dev.karst.batch.Batch;

/**
 * An operator that needs all rows before it gives the first: sort, tail, fillnull over all fields.
 */
abstract class TableExec implements Exec {
  private final Exec input;
  private final ExecContext context;
  private final String name;
  private RowTable table;
  private int[] order;
  private int next;

  TableExec(Exec input, ExecContext context, String name) {
    this.input = input;
    this.context = context;
    this.name = name;
  }

  /** The rows that come out, in their order. */
  abstract int[] order(RowTable table);

  /** A last change to each batch that comes out. */
  Batch finish(Batch batch) {
    return batch;
  }

  ExecContext context() {
    return context;
  }

  @Override
  public final Batch next() {
    if (order == null) {
      table = RowTable.of(input, context, name);
      order = order(table);
    }
    if (next >= order.length) {
      return null;
    }
    context.session().cancellation().check();
    int count = Math.min(context.session().batchRows(), order.length - next);
    Batch batch = table.gather(order, next, count);
    next += count;
    return finish(batch);
  }

  @Override
  public void close() {
    if (table != null) {
      table.close();
    }
    input.close();
  }
}
