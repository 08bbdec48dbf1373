package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ConstantColumn;
import dev.karst.batch.ValueColumn;
import dev.karst.function.eval.DocumentFields;
import dev.karst.plan.Extend;
import dev.karst.plan.ForEachItem;
import dev.karst.session.Session;
import dev.karst.value.Multi;
import dev.karst.value.Num;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Assignments for each value. The n-th values of all rows of a batch are gone through together;
 * rows whose values have come to an end leave.
 */
final class ForEachItemExec extends StreamExec {
  private final ForEachItem plan;
  private final Session session;
  private final List<Computed> computed;

  private ForEachItemExec(Exec input, Session session, ForEachItem plan, List<Computed> computed) {
    super(input, session);
    this.plan = plan;
    this.session = session;
    this.computed = computed;
  }

  static Exec from(ForEachItem plan, Operators.Inputs inputs, ExecContext context) {
    List<Computed> computed =
        plan.assignments().stream()
            .map(Extend.Assigned::assignment)
            .map(one -> Computed.of(one, context))
            .toList();
    return new ForEachItemExec(inputs.build(plan.input()), context.session(), plan, computed);
  }

  @Override
  Batch apply(Batch whole) {
    Batch batch = whole.compact();
    List<List<String>> items = new ArrayList<>(batch.rows());
    for (int row = 0; row < batch.rows(); row++) {
      items.add(items(batch.column(plan.field()).value(row)));
    }
    Map<String, Value[]> results = new LinkedHashMap<>();
    int[] rows = rowsWith(items, identity(batch.rows()), 0);
    Batch live = narrowed(batch).select(rows).compact();
    for (int n = 0; rows.length > 0; n++) {
      session.cancellation().check();
      live = assigned(live, rows, items, n);
      int[] staying = rowsWith(items, rows, n + 1);
      int next = 0;
      int[] kept = new int[staying.length];
      for (int i = 0; i < rows.length; i++) {
        if (next < staying.length && staying[next] == rows[i]) {
          kept[next++] = i;
        } else {
          leave(live, i, rows[i], batch, results);
        }
      }
      if (kept.length < rows.length) {
        live = live.select(kept).compact();
      }
      rows = staying;
    }
    Batch result = batch;
    for (Map.Entry<String, Value[]> field : results.entrySet()) {
      result = result.with(field.getKey(), new ValueColumn(field.getValue()));
    }
    return result;
  }

  /** Only what assignments touch, where that is known. */
  private Batch narrowed(Batch batch) {
    if (plan.dynamic()) {
      return batch;
    }
    Map<String, Column> columns = new LinkedHashMap<>();
    for (String name : plan.touched()) {
      if (batch.has(name)) {
        columns.put(name, batch.column(name));
      }
    }
    return batch.withColumns(columns);
  }

  private Batch assigned(Batch live, int[] rows, List<List<String>> items, int n) {
    Value[] values = new Value[rows.length];
    for (int i = 0; i < rows.length; i++) {
      values[i] = Text.of(items.get(rows[i]).get(n));
    }
    Batch batch =
        live.with(ForEachItem.ITEM, new ValueColumn(values))
            .with(ForEachItem.ITER, new ConstantColumn(Num.of(n), rows.length));
    for (Computed one : computed) {
      batch = one.assign(batch, batch, one.evaluator().evaluate(batch));
    }
    return batch;
  }

  /** Keeps what a row's assignments came to. */
  private void leave(Batch live, int from, int row, Batch batch, Map<String, Value[]> results) {
    for (String name : live.names()) {
      if (!name.equals(ForEachItem.ITEM) && !name.equals(ForEachItem.ITER)) {
        Value[] values = results.computeIfAbsent(name, key -> values(batch, key));
        values[row] = live.column(name).value(from);
      }
    }
  }

  private static Value[] values(Batch batch, String name) {
    Value[] values = new Value[batch.rows()];
    Column column = batch.column(name);
    Arrays.setAll(values, column::value);
    return values;
  }

  private static int[] identity(int count) {
    int[] rows = new int[count];
    Arrays.setAll(rows, i -> i);
    return rows;
  }

  /** Those of the rows that have a value of this number. */
  private static int[] rowsWith(List<List<String>> items, int[] rows, int number) {
    return Arrays.stream(rows).filter(row -> items.get(row).size() > number).toArray();
  }

  private List<String> items(Value value) {
    if (value == null) {
      return List.of();
    }
    List<String> elements =
        plan.kind() == ForEachItem.Kind.MULTIVALUE ? null : DocumentFields.elements(value.text());
    if (elements != null) {
      return elements;
    }
    return plan.kind() == ForEachItem.Kind.JSON_ARRAY ? List.of() : Multi.texts(value);
  }
}
