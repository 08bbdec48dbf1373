package dev.karst.exec;

import dev.karst.plan.Condition;
import dev.karst.plan.SummaryScan;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Rows of summaries, newest first. */
final class SummaryScanExec {
  private SummaryScanExec() {}

  static Exec from(SummaryScan plan, Operators.Inputs inputs, ExecContext context) {
    return MergeExec.of(
        SegmentRows.each(
            plan.segments(), want(plan, context), filters(plan, context), context.session()),
        context.session());
  }

  static SegmentRows.Want want(SummaryScan plan, ExecContext context) {
    Set<String> reads = new LinkedHashSet<>();
    for (Condition condition : plan.where()) {
      reads.addAll(
          condition instanceof Condition.Search search
              ? context.searchBinder().bind(search.expression()).fields()
              : context.binder().bind(((Condition.Eval) condition).expression()).fields());
    }
    return new SegmentRows.Want(plan.needs(), plan.window(), plan.member(), reads);
  }

  /** One filter for each condition; for one thread. */
  static List<RowFilter> filters(SummaryScan plan, ExecContext context) {
    return plan.where().stream().map(condition -> new RowFilter(condition, context)).toList();
  }
}
