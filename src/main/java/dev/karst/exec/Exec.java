package dev.karst.exec;

import dev.karst.batch.Batch;

/**
 * A running operator. Pulled by one thread; batches are immutable and may be kept. Whoever built it
 * closes it, once, also after an error.
 */
public interface Exec extends AutoCloseable {
  /** The next batch, of at least one row that counts; null at the end, and ever after. */
  Batch next();

  /** Gives back what it holds, and closes its inputs. */
  @Override
  void close();
}
