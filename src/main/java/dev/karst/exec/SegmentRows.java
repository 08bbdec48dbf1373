package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.TimeColumn;
import dev.karst.plan.Needs;
import dev.karst.plan.TimeWindow;
import dev.karst.session.Session;
import dev.karst.store.Segment;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The rows of one segment's blocks, newest first: those in the time window and satisfying all
 * conditions. Blocks out of the window are not read.
 */
final class SegmentRows implements Exec {
  /**
   * Which rows and fields are wanted.
   *
   * @param conditionFields the fields that conditions read
   */
  record Want(Needs needs, TimeWindow window, Collection<String> conditionFields) {}

  private final Segment segment;
  private final Want want;
  private final List<RowFilter> filters;
  private final Session session;
  private final ScanTally tally;
  private final List<String> fields;
  private final int lastBlock;
  private int block;
  private Batch rest;

  /**
   * @param fromBlock the first block that is read
   * @param toBlock the block after the last one
   * @param tally counts what is read; null where nobody asked
   */
  SegmentRows(
      Segment segment,
      int fromBlock,
      int toBlock,
      Want want,
      List<RowFilter> filters,
      Session session,
      ScanTally tally) {
    this.segment = segment;
    this.want = want;
    this.filters = filters;
    this.session = session;
    this.tally = tally;
    this.fields = fields(segment, want);
    this.block = fromBlock;
    this.lastBlock = outside(segment, want.window()) ? fromBlock : toBlock;
  }

  private static boolean outside(Segment segment, TimeWindow window) {
    return !window.isAll()
        && (segment.minTime() >= window.latest() || segment.maxTime() < window.earliest());
  }

  private static List<String> fields(Segment segment, Want want) {
    if (want.needs().all()) {
      return segment.fields();
    }
    Set<String> wanted = new LinkedHashSet<>(want.needs().names());
    wanted.addAll(want.conditionFields());
    wanted.add(Segment.TIME);
    return segment.fields().stream().filter(wanted::contains).toList();
  }

  @Override
  public Batch next() {
    while (rest == null || rest.size() == 0) {
      if (block >= lastBlock) {
        return null;
      }
      session.cancellation().check();
      Batch whole = segment.batch(block, fields);
      rest = narrowed(whole);
      if (tally != null) {
        tally.block(whole.rows(), rest.size());
      }
      block++;
    }
    int count = Math.min(session.batchRows(), rest.size());
    Batch batch = rest.slice(0, count);
    rest = count == rest.size() ? null : rest.slice(count, rest.size() - count);
    return batch;
  }

  private Batch narrowed(Batch batch) {
    Batch narrow = batch;
    if (!want.window().isAll()) {
      narrow = inWindow(narrow);
    }
    for (RowFilter filter : filters) {
      if (narrow.size() == 0) {
        return narrow;
      }
      narrow = filter.narrow(narrow);
    }
    return narrow;
  }

  private Batch inWindow(Batch batch) {
    Column column = batch.column(Segment.TIME);
    int[] kept = new int[batch.size()];
    int count = 0;
    if (column instanceof TimeColumn times) {
      for (int i = 0; i < kept.length; i++) {
        int row = batch.row(i);
        if (want.window().contains(times.micros(row))) {
          kept[count++] = row;
        }
      }
    }
    return batch.select(Arrays.copyOf(kept, count));
  }

  @Override
  public void close() {
    if (tally != null) {
      filters.forEach(tally::lexicons);
    }
  }
}
