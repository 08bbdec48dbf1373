package dev.karst.plan;

import java.util.List;

/** An operator with one input. */
public sealed interface Unary extends Plan
    permits SameFields,
        Extend,
        Project,
        Rename,
        Extract,
        Classify,
        Convert,
        Enrich,
        Fill,
        ForEachField,
        ForEachItem,
        Locate,
        ToJson,
        TableRows,
        Aggregate,
        Render,
        Transaction,
        ForEachRow,
        Window,
        Bin,
        Pivot,
        Lag,
        RowTotals,
        ColumnTotals,
        Spread,
        Transpose,
        Unpivot,
        Continuous {
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
