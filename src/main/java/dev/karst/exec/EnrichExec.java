package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.TimeColumn;
import dev.karst.batch.ValueColumn;
import dev.karst.knowledge.LookupData;
import dev.karst.knowledge.LookupDefinition;
import dev.karst.knowledge.LookupIndex;
import dev.karst.plan.Enrich;
import dev.karst.session.Session;
import dev.karst.value.Multi;
import dev.karst.value.Num;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fields from a lookup's table. A row that lacks a key stays as it is; one that has all and matches
 * nothing loses the output fields (props.conf, LOOKUP). Each value of a multivalue is matched, and
 * what they give follows one another (semantics.md section 6).
 */
final class EnrichExec extends StreamExec {
  private static final int BYTES_OF_INDEX_ROW = 48;

  private final Enrich plan;
  private final Session session;
  private final GuardRows guard;
  private LookupData data;
  private LookupIndex index;
  private long charged;

  private EnrichExec(Exec input, Session session, Enrich plan) {
    super(input, session);
    this.plan = plan;
    this.session = session;
    this.guard = new GuardRows(plan.guard());
  }

  static Exec from(Enrich plan, Operators.Inputs inputs, ExecContext context) {
    return new EnrichExec(inputs.build(plan.input()), context.session(), plan);
  }

  private void open() {
    data = plan.lookup().data();
    long bytes = data.bytes() + (long) BYTES_OF_INDEX_ROW * data.size();
    session.memory().charge(bytes, "lookup " + plan.lookup().name());
    charged = bytes;
    List<String> columns = plan.keys().stream().map(Enrich.Pair::column).toList();
    index = new LookupIndex(plan.lookup(), columns, session);
  }

  @Override
  Batch apply(Batch batch) {
    if (index == null) {
      open();
    }
    List<Column> keys = plan.keys().stream().map(key -> batch.column(key.field())).toList();
    Column times = batch.column("_time");
    Map<String, Value[]> outputs = new LinkedHashMap<>();
    for (Enrich.Pair output : plan.outputs()) {
      outputs.put(output.field(), before(batch, output.field()));
    }
    Batch concerned = guard.narrow(batch);
    for (int i = 0; i < concerned.size(); i++) {
      int row = concerned.row(i);
      if (keys.stream().anyMatch(key -> key.isAbsent(row))) {
        continue;
      }
      List<Integer> found = new ArrayList<>();
      match(keys, row, 0, new ArrayList<>(), micros(times, row), found);
      for (Enrich.Pair output : plan.outputs()) {
        Value[] values = outputs.get(output.field());
        if (!plan.keep() || values[row] == null) {
          values[row] = value(output.column(), found);
        }
      }
    }
    Map<String, Column> columns = new LinkedHashMap<>(batch.columns());
    outputs.forEach((name, values) -> columns.put(name, new ValueColumn(values)));
    return batch.withColumns(columns);
  }

  private static Value[] before(Batch batch, String field) {
    Value[] values = new Value[batch.rows()];
    if (batch.has(field)) {
      Column column = batch.column(field);
      for (int i = 0; i < batch.size(); i++) {
        values[batch.row(i)] = column.value(batch.row(i));
      }
    }
    return values;
  }

  private static long micros(Column times, int row) {
    if (times instanceof TimeColumn column) {
      return column.micros(row);
    }
    Value value = times.value(row);
    Num seconds = value == null ? null : value.asNumber();
    return seconds == null ? TimeColumn.ABSENT : Math.round(seconds.value() * 1e6);
  }

  /** Matches every combination of the keys' values; -1 stands for a default. */
  private void match(
      List<Column> keys, int row, int at, List<String> values, long time, List<Integer> found) {
    if (at == keys.size()) {
      int[] rows = index.match(values, time);
      for (int one : rows) {
        found.add(one);
      }
      LookupDefinition definition = plan.lookup().definition();
      boolean defaults = definition.defaultMatch() != null;
      for (int more = rows.length; defaults && more < definition.minMatches(); more++) {
        found.add(-1);
      }
      return;
    }
    for (String text : Multi.texts(keys.get(at).value(row))) {
      values.add(text);
      match(keys, row, at + 1, values, time, found);
      values.remove(values.size() - 1);
    }
  }

  private Value value(String column, List<Integer> rows) {
    if (rows.size() == 1 && rows.get(0) >= 0) {
      return data.rows().column(column).value(rows.get(0));
    }
    List<String> texts = new ArrayList<>(rows.size());
    for (int row : rows) {
      String text = row < 0 ? plan.lookup().definition().defaultMatch() : data.text(column, row);
      if (text != null) {
        texts.add(text);
      }
    }
    return Multi.of(texts);
  }

  @Override
  public void close() {
    session.memory().release(charged);
    charged = 0;
    super.close();
  }
}
