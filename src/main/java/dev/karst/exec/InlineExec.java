package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.plan.Inline;

/** Rows that are at hand, in batches. */
final class InlineExec implements Exec {
  private final Batch rows;
  private final int batchRows;
  private int next;

  private InlineExec(Batch rows, int batchRows) {
    this.rows = rows;
    this.batchRows = batchRows;
  }

  static Exec from(Inline plan, Operators.Inputs inputs, ExecContext context) {
    return new InlineExec(plan.rows(), context.session().batchRows());
  }

  @Override
  public Batch next() {
    if (next >= rows.size()) {
      return null;
    }
    int count = Math.min(batchRows, rows.size() - next);
    Batch batch = rows.slice(next, count).compact();
    next += count;
    return batch;
  }

  @Override
  public void close() {}
}
