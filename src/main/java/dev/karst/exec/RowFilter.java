package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.expr.Cell;
import dev.karst.expr.Expr;
import dev.karst.expr.MatchMemory;
import dev.karst.expr.RowPredicate;
import dev.karst.expr.SearchPredicate;
import dev.karst.plan.Condition;
import java.util.Arrays;

/** Narrows batches to the rows that satisfy a condition. For one thread. */
final class RowFilter {
  private final SearchPredicate search;
  private final Expr eval;
  private final MatchMemory memory = new MatchMemory();

  RowFilter(Condition condition, ExecContext context) {
    if (condition instanceof Condition.Search byWords) {
      search = context.searchBinder().bind(byWords.expression());
      eval = null;
    } else {
      search = null;
      eval = context.binder().condition(((Condition.Eval) condition).expression());
    }
  }

  Batch narrow(Batch batch) {
    RowPredicate test;
    if (search != null) {
      test = search.over(batch, memory);
    } else {
      Cell cell = eval.over(batch);
      test = cell::isTrue;
    }
    int[] kept = new int[batch.size()];
    int count = 0;
    for (int i = 0; i < kept.length; i++) {
      int row = batch.row(i);
      if (test.test(row)) {
        kept[count++] = row;
      }
    }
    return count == kept.length ? batch : batch.select(Arrays.copyOf(kept, count));
  }
}
