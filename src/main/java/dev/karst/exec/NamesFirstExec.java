package dev.karst.exec;

import dev.karst.batch.Batch;
import java.util.Set;

/**
 * An operator that streams, but must know all names of its input before it starts, because its
 * wildcards resolve against them.
 */
final class NamesFirstExec implements Exec {
  /** Makes the operator once the names are known. */
  @FunctionalInterface
  interface Maker {
    Exec make(Set<String> names, Exec rows);
  }

  private final Exec input;
  private final ExecContext context;
  private final String what;
  private final Maker maker;
  private RowTable table;
  private Exec operator;
  private int next;

  /**
   * @param what who holds the rows, for the message where memory runs out
   */
  NamesFirstExec(Exec input, ExecContext context, String what, Maker maker) {
    this.input = input;
    this.context = context;
    this.what = what;
    this.maker = maker;
  }

  @Override
  public Batch next() {
    if (operator == null) {
      table = RowTable.of(input, context, what);
      operator = maker.make(table.names(), new Replay());
    }
    return operator.next();
  }

  @Override
  public void close() {
    if (operator != null) {
      operator.close();
    }
    if (table != null) {
      table.close();
    }
    input.close();
  }

  /** The rows at hand, as an input. */
  private final class Replay implements Exec {
    @Override
    public Batch next() {
      return next < table.batches() ? table.batch(next++) : null;
    }

    @Override
    public void close() {}
  }
}
