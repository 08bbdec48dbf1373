package dev.karst.exec;

import dev.karst.plan.SummaryScan;

/** Rows of summaries, newest first. */
final class SummaryScanExec {
  private SummaryScanExec() {}

  static Exec from(SummaryScan plan, Operators.Inputs inputs, ExecContext context) {
    return SegmentScan.of(plan, context).merged();
  }
}
