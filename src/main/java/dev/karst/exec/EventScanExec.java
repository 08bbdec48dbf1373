package dev.karst.exec;

import dev.karst.plan.EventScan;
import java.util.List;

/** The stored events of some segments, newest first. */
final class EventScanExec {
  private EventScanExec() {}

  static Exec from(EventScan plan, Operators.Inputs inputs, ExecContext context) {
    SegmentRows.Want want = new SegmentRows.Want(plan.needs(), plan.window(), null, List.of());
    return MergeExec.of(
        SegmentRows.each(plan.segments(), want, List.of(), context.session()), context.session());
  }
}
