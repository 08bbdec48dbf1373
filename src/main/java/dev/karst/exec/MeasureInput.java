package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ValueColumn;
import dev.karst.expr.AggregateFunction;
import dev.karst.expr.AggregateInput;
import dev.karst.expr.AggregateSite;
import dev.karst.expr.AggregateState;
import dev.karst.expr.AggregateTable;
import dev.karst.expr.Cell;
import dev.karst.expr.Expr;
import dev.karst.plan.Aggregate.Measure;
import dev.karst.syntax.Aggregate;
import dev.karst.value.Bool;
import dev.karst.value.Num;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.util.function.Supplier;

/** One measure bound: what it reads of a batch, and fresh states for it. */
final class MeasureInput {
  private final Measure measure;
  private final String field;
  private final Expr expression;
  private final Supplier<AggregateState> states;

  MeasureInput(Measure measure, ExecContext context) {
    this.measure = measure;
    Aggregate call = measure.call();
    Aggregate.Argument argument = argument(call);
    this.field = argument instanceof Aggregate.Name name ? name.literal().text() : null;
    this.expression =
        argument instanceof Aggregate.Eval eval ? context.binder().bind(eval.expression()) : null;
    AggregateTable.Found found = context.aggregates().find(call.function()).orElseThrow();
    AggregateFunction function = found.function();
    Supplier<AggregateState> plain =
        function.maker().make(new AggregateSite(call, found.number(), context.session()));
    this.states = measure.numbersOnly() ? () -> new NumbersOnlyState(plain.get()) : plain;
  }

  /** What it is computed of; null for rows. */
  private static Aggregate.Argument argument(Aggregate call) {
    Aggregate.Argument first = call.arguments().isEmpty() ? null : call.arguments().get(0);
    return first instanceof Aggregate.Trend trend ? argument(trend.of()) : first;
  }

  String name() {
    return measure.name();
  }

  AggregateState newState() {
    return states.get();
  }

  AggregateInput of(Batch batch) {
    Column values =
        field != null ? batch.column(field) : expression != null ? computed(batch) : null;
    return new AggregateInput(values, batch.column("_time"));
  }

  /** TRUE counts as 1 and FALSE not at all: what count(eval(..)) needs. */
  private Column computed(Batch batch) {
    Cell cell = expression.over(batch);
    Value[] values = new Value[batch.rows()];
    for (int i = 0; i < batch.size(); i++) {
      int row = batch.row(i);
      Value value = cell.at(row);
      if (value instanceof Bool bool) {
        values[row] = bool == Bool.TRUE ? Num.of(1) : null;
      } else {
        boolean literal = value instanceof Text text && text.isLiteral();
        values[row] = literal ? Text.of(value.text()) : value;
      }
    }
    return new ValueColumn(values);
  }
}
