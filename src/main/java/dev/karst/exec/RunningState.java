package dev.karst.exec;

import dev.karst.expr.AggregateInput;
import dev.karst.value.Value;

/** What streamstats has seen so far. For one thread. */
interface RunningState extends AutoCloseable {
  /**
   * Sees a row, and puts what its aggregates are into {@code results[measure][row]}.
   *
   * @param inputs what each measure reads of the row's batch
   */
  void next(AggregateInput[] inputs, int row, int group, Value[][] results);

  /** Forgets everything. */
  void reset();

  @Override
  void close();
}
