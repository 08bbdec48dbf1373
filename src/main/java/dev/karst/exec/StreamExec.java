package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.session.Session;

/** An operator that turns each batch into at most one other, in order. */
abstract class StreamExec implements Exec {
  private final Exec input;
  private final Session session;

  StreamExec(Exec input, Session session) {
    this.input = input;
    this.session = session;
  }

  /** What becomes of a batch; null or an empty batch where nothing is left of it. */
  abstract Batch apply(Batch batch);

  /** Whether nothing more can come, so that the input need not be asked. */
  boolean done() {
    return false;
  }

  @Override
  public final Batch next() {
    while (!done()) {
      session.cancellation().check();
      Batch batch = input.next();
      if (batch == null) {
        return null;
      }
      Batch result = apply(batch);
      if (result != null && result.size() > 0) {
        return result;
      }
    }
    return null;
  }

  @Override
  public void close() {
    input.close();
  }
}
