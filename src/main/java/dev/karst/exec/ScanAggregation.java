package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.plan.Aggregate;
import dev.karst.plan.SummaryScan;
import dev.karst.store.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Aggregates summaries: a partial aggregation for each segment, made in parallel, merged in segment
 * order, newest first. The partial ones do not depend on the number of threads, so neither does the
 * result.
 */
final class ScanAggregation {
  private final Aggregate plan;
  private final SummaryScan scan;
  private final ExecContext context;

  ScanAggregation(Aggregate plan, SummaryScan scan, ExecContext context) {
    this.plan = plan;
    this.scan = scan;
    this.context = context;
  }

  Grouping group() {
    if (scan.segments().isEmpty()) {
      return AggregateExec.grouping(plan, plan.measures(), context);
    }
    int threads = Math.min(context.session().threads(), scan.segments().size());
    return threads <= 1 ? inTurn() : inParallel(threads);
  }

  private Grouping inTurn() {
    Grouping all = null;
    for (Segment segment : scan.segments()) {
      all = merged(all, partial(segment));
    }
    return all;
  }

  private Grouping inParallel(int threads) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Grouping>> partials = new ArrayList<>();
      for (Segment segment : scan.segments()) {
        partials.add(pool.submit(() -> partial(segment)));
      }
      return mergedInOrder(partials);
    } finally {
      pool.shutdownNow();
    }
  }

  private static Grouping mergedInOrder(List<Future<Grouping>> partials) {
    Grouping all = null;
    RuntimeException failure = null;
    for (Future<Grouping> partial : partials) {
      try {
        Grouping done = partial.get();
        if (failure == null) {
          all = merged(all, done);
        } else {
          done.close();
        }
      } catch (ExecutionException e) {
        failure = failure == null ? unwrapped(e) : failure;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        failure = failure == null ? new IllegalStateException("interrupted", e) : failure;
      }
    }
    if (failure != null) {
      if (all != null) {
        all.close();
      }
      throw failure;
    }
    return all;
  }

  private static RuntimeException unwrapped(ExecutionException e) {
    return e.getCause() instanceof RuntimeException cause
        ? cause
        : new IllegalStateException(e.getCause());
  }

  /** The sum of both; what is merged is closed, also where it fails. */
  private static Grouping merged(Grouping all, Grouping next) {
    if (all == null) {
      return next;
    }
    try {
      all.merge(next);
      return all;
    } catch (RuntimeException e) {
      all.close();
      throw e;
    } finally {
      next.close();
    }
  }

  private Grouping partial(Segment segment) {
    Grouping grouping = AggregateExec.grouping(plan, plan.measures(), context);
    try (Exec rows =
        SegmentRows.whole(
            segment,
            SummaryScanExec.want(scan, context),
            SummaryScanExec.filters(scan, context),
            context.session())) {
      for (Batch batch = rows.next(); batch != null; batch = rows.next()) {
        grouping.add(batch);
      }
      return grouping;
    } catch (RuntimeException e) {
      grouping.close();
      throw e;
    }
  }
}
