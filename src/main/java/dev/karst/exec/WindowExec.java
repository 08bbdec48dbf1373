package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.ValueColumn;
import dev.karst.plan.Aggregate;
import dev.karst.plan.Window;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.List;

/** The aggregates of whole groups, added to each of their rows. */
final class WindowExec implements Exec {
  private static final String WHAT = "the groups of eventstats";

  private final Window plan;
  private final Exec input;
  private final ExecContext context;
  private final List<int[]> groups = new ArrayList<>();
  private RowTable table;
  private List<String> names;
  private Value[][] results;
  private long charged;
  private int next;

  private WindowExec(Window plan, Exec input, ExecContext context) {
    this.plan = plan;
    this.input = input;
    this.context = context;
  }

  static Exec from(Window plan, Operators.Inputs inputs, ExecContext context) {
    Exec input = inputs.build(plan.input());
    if (plan.frame() == null) {
      return new WindowExec(plan, input, context);
    }
    return plan.wild()
        ? new NamesFirstExec(
            input,
            context,
            "streamstats",
            (names, rows) -> RunningExec.of(plan, measures(plan, names), rows, context))
        : RunningExec.of(plan, plan.measures(), input, context);
  }

  private static List<Aggregate.Measure> measures(Window plan, java.util.Set<String> names) {
    return WildMeasures.expand(plan.measures(), plan.keys(), names);
  }

  @Override
  public Batch next() {
    if (table == null) {
      table = RowTable.of(input, context, "eventstats");
      aggregate();
    }
    if (next >= table.batches()) {
      return null;
    }
    context.session().cancellation().check();
    Batch batch = table.batch(next);
    int[] groupOf = groups.get(next++);
    for (int m = 0; m < results.length; m++) {
      Value[] values = new Value[batch.rows()];
      for (int row = 0; row < values.length; row++) {
        int group = groupOf[row];
        // A row in no group keeps what it has.
        values[row] = group >= 0 ? results[m][group] : batch.column(names.get(m)).value(row);
      }
      batch = batch.with(names.get(m), new ValueColumn(values));
    }
    return batch;
  }

  private void aggregate() {
    List<Aggregate.Measure> measures = measures(plan, table.names());
    names = measures.stream().map(Aggregate.Measure::name).toList();
    List<MeasureInput> inputs =
        measures.stream().map(measure -> new MeasureInput(measure, context)).toList();
    List<Aggregate.Key> keys = plan.keys().stream().map(Aggregate.Key::of).toList();
    try (Grouping grouping = new Grouping(keys, inputs, null, context.session())) {
      table.forEach(
          batch -> {
            context.session().cancellation().check();
            charge(4L * batch.rows());
            grouping.add(batch);
            groups.add(grouping.groupOfRows(batch));
          });
      results = new Value[measures.size()][];
      for (int m = 0; m < results.length; m++) {
        results[m] = grouping.results(m);
        charge(RowTable.bytes(results[m]));
      }
    }
  }

  private void charge(long bytes) {
    context.session().memory().charge(bytes, WHAT);
    charged += bytes;
  }

  @Override
  public void close() {
    context.session().memory().release(charged);
    charged = 0;
    if (table != null) {
      table.close();
    }
    input.close();
  }
}
