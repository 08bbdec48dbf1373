package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ValueColumn;
import dev.karst.expr.ColumnEvaluator;
import dev.karst.plan.Extend;
import dev.karst.session.Session;
import dev.karst.syntax.Assignment;
import dev.karst.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Computed fields. */
final class ExtendExec extends StreamExec {
  private record Computed(Assignment assignment, ColumnEvaluator evaluator) {}

  private final List<Computed> computed;
  private final GuardRows guard;
  private final boolean atOnce;

  private ExtendExec(Exec input, Session session, List<Computed> computed, Extend plan) {
    super(input, session);
    this.computed = computed;
    this.guard = new GuardRows(plan.guard());
    this.atOnce = plan.atOnce();
  }

  static Exec from(Extend plan, Operators.Inputs inputs, ExecContext context) {
    List<Computed> computed =
        plan.assignments().stream()
            .map(Extend.Assigned::assignment)
            .map(
                one ->
                    new Computed(
                        one,
                        new ColumnEvaluator(
                            context.binder().bind(one.expression()), one.expression().span())))
            .toList();
    return new ExtendExec(inputs.build(plan.input()), context.session(), computed, plan);
  }

  @Override
  Batch apply(Batch batch) {
    Batch concerned = guard.narrow(batch);
    if (concerned.size() == 0) {
      return batch;
    }
    Batch result = batch;
    Batch seen = concerned;
    for (Computed one : computed) {
      Column values = one.evaluator().evaluate(seen);
      result =
          one.assignment().references().isEmpty()
              ? result.with(one.assignment().target(), merged(result, concerned, one, values))
              : byName(result, concerned, one.assignment(), values);
      if (!atOnce) {
        seen = result.select(rows(concerned));
      }
    }
    return result;
  }

  private static int[] rows(Batch batch) {
    int[] rows = new int[batch.size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = batch.row(i);
    }
    return rows;
  }

  /** The rows that are not concerned keep what they have. */
  private static Column merged(Batch batch, Batch concerned, Computed one, Column values) {
    String target = one.assignment().target();
    if (concerned.size() == batch.size() || !batch.has(target)) {
      return values;
    }
    Column before = batch.column(target);
    Value[] merged = new Value[batch.rows()];
    for (int i = 0; i < batch.size(); i++) {
      merged[batch.row(i)] = before.value(batch.row(i));
    }
    for (int i = 0; i < concerned.size(); i++) {
      merged[concerned.row(i)] = values.value(concerned.row(i));
    }
    return new ValueColumn(merged);
  }

  /** {@code eval {f}=..}: each row names its own target. */
  private static Batch byName(Batch batch, Batch concerned, Assignment assignment, Column values) {
    Map<String, Value[]> targets = new LinkedHashMap<>();
    for (int i = 0; i < concerned.size(); i++) {
      String target = assignment.target();
      for (String reference : assignment.references()) {
        Value name = concerned.value(reference, i);
        target = name == null ? null : target.replace("{" + reference + "}", name.text());
        if (target == null) {
          break;
        }
      }
      if (target != null) {
        Batch rows = batch;
        targets.computeIfAbsent(target, name -> existing(rows, name))[concerned.row(i)] =
            values.value(concerned.row(i));
      }
    }
    Batch result = batch;
    for (Map.Entry<String, Value[]> target : targets.entrySet()) {
      result = result.with(target.getKey(), new ValueColumn(target.getValue()));
    }
    return result;
  }

  private static Value[] existing(Batch batch, String name) {
    Value[] values = new Value[batch.rows()];
    Column before = batch.column(name);
    for (int i = 0; i < batch.size(); i++) {
      values[batch.row(i)] = before.value(batch.row(i));
    }
    return values;
  }
}
