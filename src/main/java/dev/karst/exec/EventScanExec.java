package dev.karst.exec;

import dev.karst.plan.EventScan;

/** The stored events of some segments, newest first. */
final class EventScanExec {
  private EventScanExec() {}

  static Exec from(EventScan plan, Operators.Inputs inputs, ExecContext context) {
    return SegmentScan.of(plan, context).merged();
  }
}
