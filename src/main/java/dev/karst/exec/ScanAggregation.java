package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.expr.AggregateState;
import dev.karst.plan.Aggregate;
import dev.karst.plan.SummaryScan;
import dev.karst.session.MemoryBudget;
import dev.karst.store.Segment;
import dev.karst.text.KarstException.LimitError;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Aggregates summaries: partial aggregations of runs of blocks, made in parallel, merged in the
 * order of their rows: newest segment first, and within a segment from its first block on. Where
 * merging is exact, the runs are cut by the number of threads; where fractions are summed, by a
 * fixed number of blocks: so the result never depends on how many threads there are.
 */
final class ScanAggregation {
  /** Blocks of one partial aggregation where merging is not exact. */
  private static final int FIXED_BLOCKS = 4;

  /** Partial aggregations for each thread that may wait to be merged: each takes memory. */
  private static final int AHEAD = 2;

  /** A run of blocks that one partial aggregation sees. */
  private record Run(Segment segment, int fromBlock, int toBlock) {}

  private final Aggregate plan;
  private final SegmentScan scan;
  private final ExecContext context;

  /** Whether partial aggregations may be cut anywhere. */
  private final boolean exact;

  ScanAggregation(Aggregate plan, SummaryScan scan, ExecContext context) {
    this.plan = plan;
    this.scan = SegmentScan.of(scan, context);
    this.context = context;
    this.exact =
        plan.measures().stream()
            .map(measure -> new MeasureInput(measure, context).newState())
            .allMatch(AggregateState::mergesExactly);
  }

  /**
   * All groups.
   *
   * @param spill takes groups that do not fit into memory; null where all must
   * @return null where the groups are in {@code spill}
   */
  Grouping group(SpilledGroups spill) {
    List<Run> runs = runs();
    try {
      return group(runs);
    } catch (LimitError e) {
      if (spill == null || !e.diagnostic().code().equals("memory")) {
        throw e;
      }
    }
    // Stored rows can be read again: everything anew, a run at a time.
    runs.forEach(run -> spill(run, spill));
    return null;
  }

  private Grouping group(List<Run> runs) {
    if (runs.isEmpty()) {
      return AggregateExec.grouping(plan, plan.measures(), context);
    }
    int threads = Math.min(context.session().threads(), runs.size());
    return threads <= 1 ? inTurn(runs) : inParallel(runs, threads);
  }

  /** Writes the groups of a run, or of its halves where it does not fit and they add up exactly. */
  private void spill(Run run, SpilledGroups spill) {
    try (Grouping partial = partial(run)) {
      spill.add(partial);
    } catch (LimitError e) {
      int middle = run.fromBlock + (run.toBlock - run.fromBlock) / 2;
      if (!exact || middle == run.fromBlock) {
        throw e;
      }
      spill(new Run(run.segment, run.fromBlock, middle), spill);
      spill(new Run(run.segment, middle, run.toBlock), spill);
    }
  }

  /** What was read, for the profile. */
  String note() {
    return scan.note();
  }

  private List<Run> runs() {
    List<Run> runs = new ArrayList<>();
    for (Segment segment : scan.segments()) {
      int blocks = segment.blocks();
      int threads = context.session().threads();
      int step = exact ? Math.max(1, (blocks + threads - 1) / threads) : FIXED_BLOCKS;
      for (int from = 0; from < blocks; from += step) {
        runs.add(new Run(segment, from, Math.min(blocks, from + step)));
      }
    }
    return runs;
  }

  private Grouping inTurn(List<Run> runs) {
    Grouping all = null;
    for (Run run : runs) {
      Grouping next;
      try {
        next = partial(run);
      } catch (RuntimeException e) {
        if (all != null) {
          all.close();
        }
        throw e;
      }
      all = merged(all, next);
    }
    return all;
  }

  private Grouping inParallel(List<Run> runs, int threads) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      return mergedInOrder(runs.iterator(), AHEAD * threads, pool);
    } finally {
      pool.shutdownNow();
    }
  }

  /**
   * @param ahead how many partial aggregations may be under way or wait to be merged
   */
  private Grouping mergedInOrder(Iterator<Run> runs, int ahead, ExecutorService pool) {
    Deque<Future<Grouping>> partials = new ArrayDeque<>();
    Grouping all = null;
    RuntimeException failure = null;
    while (true) {
      while (failure == null && runs.hasNext() && partials.size() < ahead) {
        Run run = runs.next();
        partials.add(pool.submit(() -> partial(run)));
      }
      // Taken out, so that what is merged is not held any longer.
      Future<Grouping> partial = partials.poll();
      if (partial == null) {
        break;
      }
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

  /** The groups of a run: of all its rows at once where they fit into memory, else by block. */
  private Grouping partial(Run run) {
    Grouping grouping = AggregateExec.grouping(plan, plan.measures(), context);
    MemoryBudget budget = context.session().memory();
    List<Batch> blocks = new ArrayList<>();
    long held = 0;
    boolean fits = true;
    try (SegmentRows rows = scan.rows(run.segment(), run.fromBlock(), run.toBlock())) {
      for (Batch block = rows.nextBlock(); block != null; block = rows.nextBlock()) {
        long bytes = bytes(block);
        fits = fits && budget.tryCharge(bytes);
        held += fits ? bytes : 0;
        blocks.add(block);
        if (!fits) {
          budget.release(held);
          held = 0;
          blocks.forEach(grouping::add);
          blocks.clear();
        }
      }
      if (!blocks.isEmpty()) {
        grouping.addAll(blocks);
      }
      return grouping;
    } catch (RuntimeException e) {
      grouping.close();
      throw e;
    } finally {
      budget.release(held);
    }
  }

  /** Roughly what the columns of a block take. */
  private static long bytes(Batch block) {
    return 8L * block.columns().size() * block.rows() + 4L * block.size();
  }
}
