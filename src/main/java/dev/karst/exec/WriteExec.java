package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.knowledge.LookupDefinition;
import dev.karst.plan.Write;
import dev.karst.store.Segment;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rows that are written and passed on. */
final class WriteExec extends TableExec {
  private final Write plan;

  private WriteExec(Exec input, ExecContext context, Write plan) {
    super(input, context, "the rows to write");
    this.plan = plan;
  }

  static Exec from(Write plan, Operators.Inputs inputs, ExecContext context) {
    return new WriteExec(inputs.build(plan.input()), context, plan);
  }

  @Override
  int[] order(RowTable table) {
    if (plan.target() instanceof Write.Table lookup) {
      write(lookup, table);
    } else if (plan.target() instanceof Write.Index index) {
      if (table.rows() > 0) {
        Segment events = new CollectedEvents(index, context().session()).of(table);
        index.sink().accept(index.index(), events);
      }
    } else {
      record((Write.Alert) plan.target(), table.rows());
    }
    int[] order = new int[table.rows()];
    Arrays.setAll(order, i -> i);
    return order;
  }

  private static void write(Write.Table target, RowTable table) {
    List<Map<String, String>> rows = new ArrayList<>();
    table.forEach(batch -> addRows(batch, rows));
    LookupDefinition definition = target.lookup().definition();
    target
        .lookups()
        .write(definition, target.how().apply(definition, target.lookup().data(), rows));
  }

  private static void addRows(Batch batch, List<Map<String, String>> rows) {
    for (int i = 0; i < batch.size(); i++) {
      Map<String, String> row = new LinkedHashMap<>();
      for (String name : batch.names()) {
        Value value = batch.value(name, i);
        row.put(name, value == null ? null : value.text());
      }
      rows.add(row);
    }
  }

  private void record(Write.Alert alert, int rows) {
    context()
        .session()
        .warnings()
        .add(
            "alert",
            "the alert action '" + alert.action() + "' is recorded, not sent: " + rows + " rows",
            "parameters: " + new TreeMap<>(alert.parameters()));
  }
}
