package dev.karst.store;

import dev.karst.session.MemoryBudget;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The bytes that one owner has charged to the budget and gives back at once when closed. Thread-
 * safe.
 */
final class Holding implements AutoCloseable {
  private final MemoryBudget budget;
  private final String what;
  private final AtomicLong held = new AtomicLong();

  /**
   * @param what names the owner in the error of a budget that is too small
   */
  Holding(MemoryBudget budget, String what) {
    this.budget = budget;
    this.what = what;
  }

  /** Charges {@code bytes}; call before allocating them. */
  void add(long bytes) {
    budget.charge(bytes, what);
    held.addAndGet(bytes);
  }

  /** Gives back {@code bytes} of what is held. */
  void drop(long bytes) {
    held.addAndGet(-bytes);
    budget.release(bytes);
  }

  long bytes() {
    return held.get();
  }

  @Override
  public void close() {
    budget.release(held.getAndSet(0));
  }
}
