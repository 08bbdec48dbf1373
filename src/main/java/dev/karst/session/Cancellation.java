package dev.karst.session;

import dev.karst.text.KarstException.LimitError;

/** Lets one thread end a search that others run. Operators look at it once a batch. */
public final class Cancellation {
  private volatile boolean cancelled;

  public void cancel() {
    cancelled = true;
  }

  /**
   * @throws LimitError where the search was cancelled
   */
  public void check() {
    if (cancelled) {
      throw new LimitError("cancelled", "the search was cancelled");
    }
  }
}
