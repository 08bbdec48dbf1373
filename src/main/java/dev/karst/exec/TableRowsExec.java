package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ValueColumn;
import dev.karst.plan.TableRows;
import dev.karst.session.Limit;
import dev.karst.session.Session;
import dev.karst.text.KarstException.LimitError;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of the tables in {@code _raw}, each a row of its own. */
final class TableRowsExec extends StreamExec {
  private final TableRows plan;
  private final TableText tables;
  private final long mostFields;

  private TableRowsExec(Exec input, Session session, TableRows plan) {
    super(input, session);
    this.plan = plan;
    this.mostFields = session.limit(Limit.EXTRACTED_FIELDS);
    this.tables = new TableText(plan, mostFields);
  }

  static LimitError tooMany(long most) {
    return new LimitError(
        Limit.EXTRACTED_FIELDS.key(),
        "more than " + most + " different columns were found in a batch of rows",
        "the limit is set by --limit " + Limit.EXTRACTED_FIELDS.key() + "=N");
  }

  static Exec from(TableRows plan, Operators.Inputs inputs, ExecContext context) {
    return new TableRowsExec(inputs.build(plan.input()), context.session(), plan);
  }

  /** The rows that come of a batch: each either an event as it was, or a line of its table. */
  private final class Out {
    private final List<Integer> origins = new ArrayList<>();
    private final List<TableText.Row> lines = new ArrayList<>();
    private final Map<String, Value[]> found = new LinkedHashMap<>();

    void add(int row, TableText.Row line) {
      origins.add(row);
      lines.add(line);
    }

    Batch batch(Batch from) {
      int[] order = origins.stream().mapToInt(Integer::intValue).toArray();
      Map<String, Column> columns = new LinkedHashMap<>();
      if (plan.copy() || plan.original()) {
        from.columns().forEach((name, one) -> columns.put(name, one.gather(order)));
        if (!plan.copy()) {
          columns.replaceAll((name, column) -> ofEvents(column));
        }
      }
      for (int i = 0; i < order.length; i++) {
        TableText.Row line = lines.get(i);
        if (line != null) {
          put(TableRows.TEXT, i, line.line(), columns);
          for (Map.Entry<String, String> value : line.values().entrySet()) {
            if (plan.columns().isEmpty() || plan.columns().contains(value.getKey())) {
              put(value.getKey(), i, value.getValue(), columns);
            }
          }
        }
      }
      found.forEach((name, values) -> columns.put(name, new ValueColumn(values)));
      return Batch.of(columns, order.length);
    }

    /** A column of the events, absent in the lines of their tables. */
    private Column ofEvents(Column column) {
      Value[] values = new Value[lines.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = lines.get(i) == null ? column.value(i) : null;
      }
      return new ValueColumn(values);
    }

    private void put(String name, int row, String text, Map<String, Column> columns) {
      Value[] values = found.get(name);
      if (values == null) {
        if (found.size() >= mostFields) {
          throw tooMany(mostFields);
        }
        values = new Value[lines.size()];
        Column before = columns.get(name);
        for (int i = 0; before != null && i < values.length; i++) {
          values[i] = before.value(i);
        }
        found.put(name, values);
      }
      values[row] = Text.of(text);
    }
  }

  @Override
  Batch apply(Batch batch) {
    Out out = new Out();
    for (int i = 0; i < batch.size(); i++) {
      Value text = batch.value(TableRows.TEXT, i);
      if (text != null) {
        int row = batch.row(i);
        tables.rows(text.text()).forEach(line -> out.add(row, line));
      }
      if (plan.original()) {
        out.add(batch.row(i), null);
      }
    }
    return out.batch(batch);
  }
}
