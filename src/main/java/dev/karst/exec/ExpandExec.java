package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ValueColumn;
import dev.karst.plan.Expand;
import dev.karst.session.Limit;
import dev.karst.session.Session;
import dev.karst.value.Multi;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One row for each value of a multivalue. */
final class ExpandExec extends StreamExec {
  private static final int BYTES_OF_A_ROW = 100;

  private final Expand plan;
  private final Session session;
  private long bytesLeft;

  private ExpandExec(Exec input, Session session, Expand plan) {
    super(input, session);
    this.plan = plan;
    this.session = session;
    this.bytesLeft = session.limit(Limit.EXPAND_BYTES);
  }

  static Exec from(Expand plan, Operators.Inputs inputs, ExecContext context) {
    return new ExpandExec(inputs.build(plan.input()), context.session(), plan);
  }

  @Override
  boolean done() {
    return bytesLeft <= 0;
  }

  @Override
  Batch apply(Batch batch) {
    Column column = batch.column(plan.field());
    List<Integer> rows = new ArrayList<>();
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < batch.size() && bytesLeft > 0; i++) {
      int row = batch.row(i);
      Value value = column.value(row);
      if (value instanceof Multi multi) {
        int most = plan.limit() == 0 ? multi.values().size() : plan.limit();
        for (String text : multi.values().subList(0, Math.min(most, multi.values().size()))) {
          rows.add(row);
          values.add(Text.of(text));
          bytesLeft -= BYTES_OF_A_ROW + text.length();
        }
      } else {
        rows.add(row);
        values.add(value);
      }
    }
    if (bytesLeft <= 0) {
      session
          .warnings()
          .add(
              "cut",
              "mvexpand gave less than all rows: its result is too large",
              "the limit is set by --limit " + Limit.EXPAND_BYTES.key() + "=BYTES");
    }
    int[] order = rows.stream().mapToInt(Integer::intValue).toArray();
    Map<String, Column> columns = new LinkedHashMap<>();
    batch.columns().forEach((name, one) -> columns.put(name, one.gather(order)));
    columns.put(plan.field(), new ValueColumn(values.toArray(Value[]::new)));
    return Batch.of(columns, order.length);
  }
}
