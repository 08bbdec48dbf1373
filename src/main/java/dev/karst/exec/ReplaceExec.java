package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ValueColumn;
import dev.karst.match.Wildcard;
import dev.karst.plan.Replace;
import dev.karst.session.Session;
import dev.karst.value.Multi;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.util.List;

/** Whole values replaced by others. */
final class ReplaceExec extends StreamExec {
  private final Replace plan;

  private ReplaceExec(Exec input, Session session, Replace plan) {
    super(input, session);
    this.plan = plan;
  }

  static Exec from(Replace plan, Operators.Inputs inputs, ExecContext context) {
    return new ReplaceExec(inputs.build(plan.input()), context.session(), plan);
  }

  @Override
  Batch apply(Batch batch) {
    Batch replaced = batch;
    for (String name : batch.names()) {
      if (plan.changes(name)) {
        replaced = replaced.with(name, replaced(batch, batch.column(name)));
      }
    }
    return replaced;
  }

  /** The same column where no value changes. */
  private Column replaced(Batch batch, Column column) {
    Value[] values = new Value[batch.rows()];
    boolean changed = false;
    for (int i = 0; i < batch.size(); i++) {
      int row = batch.row(i);
      Value before = column.value(row);
      values[row] = replaced(before);
      changed |= values[row] != before;
    }
    return changed ? new ValueColumn(values) : column;
  }

  private Value replaced(Value value) {
    if (value instanceof Multi multi) {
      List<String> texts = multi.values().stream().map(this::replaced).toList();
      return texts.equals(multi.values()) ? value : Multi.of(texts);
    }
    if (value == null) {
      return null;
    }
    String text = value.text();
    String replaced = replaced(text);
    return replaced.equals(text) ? value : Text.of(replaced);
  }

  private String replaced(String text) {
    for (Replace.Pair pair : plan.pairs()) {
      List<String> captures = pair.from().captures(text);
      if (captures != null) {
        return Wildcard.fill(pair.to(), captures);
      }
    }
    return text;
  }
}
