package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ValueColumn;
import dev.karst.expr.ColumnEvaluator;
import dev.karst.syntax.Assignment;
import dev.karst.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/** An assignment with what computes its values. For one thread. */
record Computed(Assignment assignment, ColumnEvaluator evaluator) {
  static Computed of(Assignment assignment, ExecContext context) {
    return new Computed(
        assignment,
        new ColumnEvaluator(
            context.binder().bind(assignment.expression()), assignment.expression().span()));
  }

  /**
   * The batch with the values in their field.
   *
   * @param concerned the rows of the batch that they are for; others keep what they have
   */
  Batch assign(Batch batch, Batch concerned, Column values) {
    String target = assignment.target();
    return assignment.references().isEmpty()
        ? batch.with(target, merged(batch, concerned, target, values))
        : byName(batch, concerned, assignment, values);
  }

  /** The rows that are not concerned keep what they have. */
  private static Column merged(Batch batch, Batch concerned, String target, Column values) {
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
