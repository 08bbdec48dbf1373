package dev.karst.ingest;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Threads that each have something of their own to work with. Whoever gives work bounds how much of
 * it waits.
 */
final class Workers<T> implements AutoCloseable {
  private final ThreadLocal<T> own;
  private final ExecutorService pool;

  /** Works with what a thread has of its own. */
  interface Work<T, R> {
    R with(T own);
  }

  /**
   * @param threads with one, work is done at once by the thread that gives it
   * @param own makes what a thread has of its own
   */
  Workers(int threads, Supplier<T> own) {
    this.own = ThreadLocal.withInitial(own);
    this.pool = threads < 2 ? null : Executors.newFixedThreadPool(threads, Workers::thread);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "events");
    thread.setDaemon(true);
    return thread;
  }

  /** Begins some work. */
  <R> Future<R> begin(Work<T, R> work) {
    Callable<R> call = () -> work.with(own.get());
    FutureTask<R> task = new FutureTask<>(call);
    if (pool == null) {
      task.run();
    } else {
      pool.execute(task);
    }
    return task;
  }

  /**
   * Waits for the result of some work.
   *
   * @throws RuntimeException what the work failed with
   */
  static <R> R result(Future<R> work) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return work.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Drops work that was not begun. */
  @Override
  public void close() {
    if (pool != null) {
      pool.shutdownNow();
    }
    own.remove();
  }
}
