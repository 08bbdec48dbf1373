package dev.karst.exec;

import dev.karst.plan.EventScan;
import dev.karst.plan.Needs;
import dev.karst.plan.SummaryScan;
import dev.karst.plan.TimeWindow;
import dev.karst.store.Segment;
import java.util.List;

/**
 * A scan of stored segments, bound: what is wanted of them, and the conditions that every row must
 * satisfy. Shared by all threads; the rows that it gives are each for one.
 */
final class SegmentScan {
  private final List<Segment> segments;
  private final SegmentRows.Want want;
  private final List<BoundCondition> conditions;
  private final ExecContext context;
  private final ScanTally tally;

  private SegmentScan(
      List<Segment> segments,
      Needs needs,
      TimeWindow window,
      List<BoundCondition> conditions,
      ExecContext context) {
    this.segments = segments;
    this.conditions = conditions;
    this.context = context;
    this.tally = context.profile() == null ? null : new ScanTally();
    this.want = new SegmentRows.Want(needs, window);
  }

  static SegmentScan of(EventScan plan, ExecContext context) {
    return new SegmentScan(plan.segments(), plan.needs(), plan.window(), List.of(), context);
  }

  static SegmentScan of(SummaryScan plan, ExecContext context) {
    List<BoundCondition> conditions =
        plan.where().stream()
            .flatMap(condition -> BoundCondition.of(condition, context).conjuncts().stream())
            .toList();
    return new SegmentScan(plan.segments(), plan.needs(), plan.window(), conditions, context);
  }

  List<Segment> segments() {
    return segments;
  }

  /** The rows of some of a segment's blocks, newest first. */
  SegmentRows rows(Segment segment, int fromBlock, int toBlock) {
    List<RowFilter> filters = conditions.stream().map(RowFilter::new).toList();
    return new SegmentRows(segment, fromBlock, toBlock, want, filters, context.session(), tally);
  }

  /** The rows of all segments, newest first. */
  Exec merged() {
    List<Exec> each =
        segments.stream().<Exec>map(segment -> rows(segment, 0, segment.blocks())).toList();
    return new Noted(MergeExec.of(each, context.session()));
  }

  /** What was read of how much, in plain numbers; empty unless somebody asked for it. */
  String note() {
    return tally == null ? "" : tally.text(segments);
  }

  /** The merged rows, which tell what was read. */
  private final class Noted implements Exec, Operators.Noting {
    private final Exec rows;
    private Profile.Entry entry;

    private Noted(Exec rows) {
      this.rows = rows;
    }

    @Override
    public dev.karst.batch.Batch next() {
      return rows.next();
    }

    @Override
    public void noteTo(Profile.Entry to) {
      entry = to;
    }

    @Override
    public void close() {
      rows.close();
      if (entry != null) {
        entry.note(note());
      }
    }
  }
}
