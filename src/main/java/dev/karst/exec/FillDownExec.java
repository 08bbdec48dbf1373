package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ValueColumn;
import dev.karst.match.Wildcard;
import dev.karst.plan.FillDown;
import dev.karst.session.Session;
import dev.karst.value.Value;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Absent values replaced by the last one of their field. */
final class FillDownExec extends StreamExec {
  private final List<Wildcard> patterns;
  private final Map<String, Value> last = new LinkedHashMap<>();

  private FillDownExec(Exec input, Session session, FillDown plan) {
    super(input, session);
    this.patterns = plan.patterns().stream().map(one -> Wildcard.of(one, true)).toList();
  }

  static Exec from(FillDown plan, Operators.Inputs inputs, ExecContext context) {
    return new FillDownExec(inputs.build(plan.input()), context.session(), plan);
  }

  @Override
  Batch apply(Batch batch) {
    Set<String> names = new LinkedHashSet<>(batch.names());
    names.addAll(last.keySet());
    Batch filled = batch;
    for (String name : names) {
      if (patterns.isEmpty() || patterns.stream().anyMatch(pattern -> pattern.matches(name))) {
        filled = filled.with(name, filled(batch, name));
      }
    }
    return filled;
  }

  private Column filled(Batch batch, String name) {
    Value[] values = new Value[batch.rows()];
    Value before = last.get(name);
    Column column = batch.column(name);
    for (int i = 0; i < batch.size(); i++) {
      int row = batch.row(i);
      Value value = column.value(row);
      before = value == null ? before : value;
      values[row] = before;
    }
    if (before != null) {
      last.put(name, before);
    }
    return new ValueColumn(values);
  }
}
