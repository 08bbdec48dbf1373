package dev.karst.ingest;

import dev.karst.session.MemoryBudget;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Hands items to another thread, which takes them in their order: one thread cuts a file into
 * events while the other makes segments of them, so that what comes out is the same as with one
 * thread. What waits is charged to the budget. For one giver.
 */
public final class Handover<T> implements AutoCloseable {
  private static final int WAITING = 4;

  private final MemoryBudget budget;
  private final Consumer<T> taker;
  private final BlockingQueue<Entry<T>> queue;
  private final Thread thread;
  private volatile RuntimeException failure;
  private volatile Error error;
  private volatile boolean closed;

  /** An item and what it was charged; the last has none. */
  private record Entry<T>(T item, long bytes) {}

  /**
   * @param threads with one, items are taken at once by the thread that gives them
   */
  public Handover(int threads, MemoryBudget budget, Consumer<T> taker) {
    this(threads, WAITING, budget, taker);
  }

  /**
   * @param waiting how many items may wait for the taker; none where it is to be ready
   */
  Handover(int threads, int waiting, MemoryBudget budget, Consumer<T> taker) {
    this.budget = budget;
    this.taker = taker;
    this.queue = waiting == 0 ? new SynchronousQueue<>() : new ArrayBlockingQueue<>(waiting);
    this.thread = threads < 2 ? null : new Thread(this::take, "segments");
    if (thread != null) {
      thread.setDaemon(true);
      thread.start();
    }
  }

  /**
   * Gives an item; waits while others do.
   *
   * @param bytes about how much memory it takes
   * @throws RuntimeException what the taker failed with
   */
  public void give(T item, long bytes) {
    if (thread == null) {
      taker.accept(item);
      return;
    }
    rethrow();
    budget.charge(bytes, "events between two threads");
    if (!put(new Entry<>(item, bytes))) {
      budget.release(bytes);
    }
    rethrow();
  }

  /** Waits until all were taken. */
  public void finish() {
    if (thread != null) {
      put(new Entry<>(null, 0));
      join();
      rethrow();
    }
  }

  /** Puts an entry into the queue; false where nobody takes any more. */
  private boolean put(Entry<T> entry) {
    boolean interrupted = false;
    boolean put = false;
    while (!put && thread.isAlive()) {
      try {
        put = queue.offer(entry, 100, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return put;
  }

  private void join() {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void rethrow() {
    if (failure != null) {
      throw failure;
    }
    if (error != null) {
      throw error;
    }
  }

  private void take() {
    while (true) {
      Entry<T> entry;
      try {
        entry = queue.take();
      } catch (InterruptedException e) {
        // Nobody has this thread to interrupt it; it ends by the last entry.
        continue;
      }
      if (entry.item == null) {
        return;
      }
      try {
        if (failure == null && error == null && !closed) {
          taker.accept(entry.item);
        }
      } catch (RuntimeException e) {
        failure = e;
      } catch (Error e) {
        error = e;
      } finally {
        budget.release(entry.bytes);
      }
    }
  }

  /** Drops what waits, and waits until the other thread has ended. */
  @Override
  public void close() {
    if (thread != null && thread.isAlive()) {
      closed = true;
      put(new Entry<>(null, 0));
      join();
    }
  }
}
