package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.ConstantColumn;
import dev.karst.batch.ValueColumn;
import dev.karst.expr.AggregateInput;
import dev.karst.expr.Cell;
import dev.karst.expr.Expr;
import dev.karst.plan.Aggregate;
import dev.karst.plan.Window;
import dev.karst.session.Session;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The aggregates of the rows up to each one, row by row: {@code streamstats}. */
final class RunningExec extends StreamExec {
  private static final String WHAT = "the values of streamstats";

  private final Window plan;
  private final Session session;
  private final List<MeasureInput> measures;
  private final GroupBy groups;
  private final RunningState state;
  private final Expr before;
  private final Expr after;
  private int lastGroup = -1;
  private long charged;

  private RunningExec(Window plan, List<MeasureInput> measures, Exec input, ExecContext context) {
    super(input, context.session());
    this.plan = plan;
    this.session = context.session();
    this.measures = measures;
    this.groups = new GroupBy(plan.keys(), null, session);
    boolean windowed = plan.frame().rows() > 0 || plan.frame().time() != null;
    this.state =
        windowed
            ? new WindowedState(measures, plan.frame(), session)
            : new UnboundedState(measures, plan.frame().current(), session);
    Window.Reset reset = plan.frame().reset();
    this.before = reset.before() == null ? null : context.binder().condition(reset.before());
    this.after = reset.after() == null ? null : context.binder().condition(reset.after());
  }

  static Exec of(Window plan, List<Aggregate.Measure> measures, Exec input, ExecContext context) {
    List<MeasureInput> inputs =
        measures.stream().map(measure -> new MeasureInput(measure, context)).toList();
    return new RunningExec(plan, inputs, input, context);
  }

  @Override
  Batch apply(Batch selected) {
    session.memory().release(charged);
    charged = 0;
    Batch batch = selected.compact();
    int[] groupOf = Grouping.firstGroups(batch, groups, groups.assign(batch));
    AggregateInput[] inputs =
        measures.stream().map(measure -> measure.of(batch)).toArray(AggregateInput[]::new);
    Value[][] results = new Value[measures.size()][batch.rows()];
    Cell resetBefore = before == null ? null : before.over(batch);
    for (int row = 0; row < batch.rows(); row++) {
      int group = groupOf[row];
      boolean changed = plan.frame().reset().onChange() && group >= 0 && group != lastGroup;
      if (changed && lastGroup >= 0 || resetBefore != null && resetBefore.isTrue(row)) {
        state.reset();
      }
      lastGroup = group >= 0 ? group : lastGroup;
      if (group >= 0) {
        state.next(inputs, row, group, results);
      } else {
        keep(batch, row, results);
      }
      charge(results, row);
      if (after != null && afterIsTrue(batch, results, row)) {
        state.reset();
      }
    }
    Batch result = batch;
    for (int m = 0; m < results.length; m++) {
      result = result.with(measures.get(m).name(), new ValueColumn(results[m]));
    }
    return result;
  }

  /** A row in no group keeps what it has. */
  private void keep(Batch batch, int row, Value[][] results) {
    for (int m = 0; m < results.length; m++) {
      results[m][row] = batch.column(measures.get(m).name()).value(row);
    }
  }

  /** A multivalue that grows with every row would fill the memory within one batch. */
  private void charge(Value[][] results, int row) {
    for (Value[] values : results) {
      if (values[row] instanceof Multi multi) {
        long bytes = 40 + 8L * multi.values().size();
        session.memory().charge(bytes, WHAT);
        charged += bytes;
      }
    }
  }

  /** The condition of reset_after sees the row with its new fields. */
  private boolean afterIsTrue(Batch batch, Value[][] results, int row) {
    Map<String, dev.karst.batch.Column> seen = new LinkedHashMap<>();
    for (String field : after.fields()) {
      seen.put(field, new ConstantColumn(batch.column(field).value(row), 1));
    }
    for (int m = 0; m < results.length; m++) {
      seen.put(measures.get(m).name(), new ConstantColumn(results[m][row], 1));
    }
    return after.over(Batch.of(seen, 1)).isTrue(0);
  }

  @Override
  public void close() {
    session.memory().release(charged);
    charged = 0;
    state.close();
    groups.close();
    super.close();
  }
}
