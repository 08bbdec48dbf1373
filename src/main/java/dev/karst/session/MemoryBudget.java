package dev.karst.session;

import dev.karst.text.KarstException.LimitError;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The bytes that a run may hold, heap tables and off-heap buffers alike. Whoever holds much charges
 * before it allocates and releases what it charged, once. Thread-safe.
 */
public final class MemoryBudget {
  private final long limit;
  private final AtomicLong used = new AtomicLong();
  private final AtomicLong peak = new AtomicLong();

  /**
   * @param limit bytes; at most {@code Long.MAX_VALUE}, which means no limit
   */
  public MemoryBudget(long limit) {
    this.limit = limit;
  }

  public static MemoryBudget unlimited() {
    return new MemoryBudget(Long.MAX_VALUE);
  }

  /**
   * Charges {@code bytes} for {@code what}.
   *
   * @throws LimitError where the budget does not hold them; nothing is charged then
   */
  public void charge(long bytes, String what) {
    if (!tryCharge(bytes)) {
      throw new LimitError(
          "memory",
          "the memory limit of " + limit + " bytes was hit by " + what,
          used.get() + " bytes were in use and " + bytes + " more were needed",
          "give more with --memory SIZE, or narrow the search");
    }
  }

  /** Charges {@code bytes} where the budget holds them; for callers that can spill instead. */
  public boolean tryCharge(long bytes) {
    long now = used.addAndGet(bytes);
    if (now > limit) {
      used.addAndGet(-bytes);
      return false;
    }
    peak.accumulateAndGet(now, Math::max);
    return true;
  }

  public void release(long bytes) {
    used.addAndGet(-bytes);
  }

  /** Bytes charged and not released. */
  public long used() {
    return used.get();
  }

  /** The most bytes that were charged at one time. */
  public long peak() {
    return peak.get();
  }

  public long limit() {
    return limit;
  }
}
