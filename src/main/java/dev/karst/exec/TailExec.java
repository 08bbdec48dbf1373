package dev.karst.exec;

/** The last rows, last first, as {@code tail} gives them. */
final class TailExec extends TableExec {
  private final long count;

  /**
   * @param what who holds the rows, for the message where memory runs out
   */
  TailExec(Exec input, long count, ExecContext context, String what) {
    super(input, context, what);
    this.count = count;
  }

  @Override
  int[] order(RowTable table) {
    int[] order = new int[(int) Math.min(count, table.rows())];
    for (int i = 0; i < order.length; i++) {
      order[i] = table.rows() - 1 - i;
    }
    return order;
  }
}
