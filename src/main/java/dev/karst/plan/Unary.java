package dev.karst.plan;

import java.util.List;

/** An operator with one input. */
public sealed interface Unary extends Plan
    permits Filter,
        Extend,
        Project,
        Rename,
        Extract,
        Classify,
        Convert,
        Enrich,
        Fill,
        Expand,
        FillDown,
        ForEachField,
        ForEachItem,
        Locate,
        MvCombine,
        Replace,
        ToJson,
        Dedup,
        Sort,
        Limit,
        Aggregate,
        Write,
        Render,
        Cap,
        Transaction,
        ForEachRow,
        Window,
        Bin,
        Pivot,
        Reverse,
        HeadWhile,
        Lag,
        RowTotals,
        ColumnTotals,
        Spread,
        Unpivot,
        Continuous,
        Prestats {
  Plan input();

  /** The same operator over another input. */
  Plan withInput(Plan input);

  @Override
  default List<Plan> inputs() {
    return List.of(input());
  }

  @Override
  default Plan withInputs(List<Plan> inputs) {
    return withInput(inputs.get(0));
  }
}
