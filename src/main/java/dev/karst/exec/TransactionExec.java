package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.TimeColumn;
import dev.karst.batch.ValueColumn;
import dev.karst.plan.Condition;
import dev.karst.plan.Transaction;
import dev.karst.session.Limit;
import dev.karst.text.KarstException.SearchError;
import dev.karst.value.Multi;
import dev.karst.value.Num;
import dev.karst.value.Text;
import dev.karst.value.Value;
import dev.karst.value.ValueOrder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** Events that belong together as one row each. */
final class TransactionExec implements Exec {
  private final Exec input;
  private final ExecContext context;
  private final Transaction plan;
  private RowTable table;
  private final Map<String, Value[]> columns = new LinkedHashMap<>();
  private List<OpenTransaction> results;
  private int next;

  private TransactionExec(Exec input, ExecContext context, Transaction plan) {
    this.input = input;
    this.context = context;
    this.plan = plan;
  }

  static Exec from(Transaction plan, Operators.Inputs inputs, ExecContext context) {
    return new TransactionExec(inputs.build(plan.input()), context, plan);
  }

  @Override
  public Batch next() {
    if (results == null) {
      table = RowTable.of(input, context, "transaction");
      BitSet starts = satisfying(plan.starts());
      BitSet ends = satisfying(plan.ends());
      table.names().forEach(name -> columns.put(name, table.values(name)));
      results = find(starts, ends);
    }
    context.session().cancellation().check();
    int count = Math.min(context.session().batchRows(), results.size() - next);
    if (count <= 0) {
      return null;
    }
    List<OpenTransaction> some = results.subList(next, next + count);
    next += count;
    return batch(some);
  }

  private BitSet satisfying(Condition condition) {
    BitSet rows = new BitSet();
    if (condition != null) {
      RowFilter filter = new RowFilter(BoundCondition.of(condition, context));
      int[] start = {0};
      table.forEach(
          batch -> {
            Batch kept = filter.narrow(batch);
            for (int i = 0; i < kept.size(); i++) {
              rows.set(start[0] + kept.row(i));
            }
            start[0] += batch.rows();
          });
    }
    return rows;
  }

  private List<OpenTransaction> find(BitSet starts, BitSet ends) {
    TransactionFinder finder = new TransactionFinder(plan);
    long before = Long.MAX_VALUE;
    for (int row = 0; row < table.rows(); row++) {
      long time = micros(row);
      if (time > before) {
        throw new SearchError(
            "transaction-order",
            "Error in 'transaction' command: events must come in descending order of _time",
            "sort 0 -_time puts them so");
      }
      before = time;
      Map<String, String> values = new LinkedHashMap<>();
      for (String name : plan.names()) {
        Value[] column = columns.get(name);
        if (column != null && column[row] != null) {
          values.put(name, column[row].text());
        }
      }
      finder.add(row, time, values, starts.get(row), ends.get(row));
    }
    if (finder.full()) {
      context
          .session()
          .warnings()
          .add(
              "cut",
              "transaction closed what had " + plan.bounds().events() + " events",
              "transaction maxevents=N allows more, or --limit "
                  + Limit.TRANSACTION_EVENTS.key()
                  + "=N");
    }
    return finder.results();
  }

  private long micros(int row) {
    Value[] times = columns.get("_time");
    Num seconds = times == null || times[row] == null ? null : times[row].asNumber();
    if (seconds == null) {
      throw new SearchError(
          "transaction-order", "Error in 'transaction' command: every event needs a _time");
    }
    return Math.round(seconds.value() * 1e6);
  }

  private Batch batch(List<OpenTransaction> some) {
    Map<String, Column> made = new LinkedHashMap<>();
    for (String name : columns.keySet()) {
      if (!name.startsWith("_") || name.equals("_raw")) {
        Value[] values = new Value[some.size()];
        for (int i = 0; i < values.length; i++) {
          values[i] = name.equals("_raw") ? raw(some.get(i)) : values(name, some.get(i));
        }
        made.put(name, new ValueColumn(values));
      }
    }
    long[] times = some.stream().mapToLong(one -> one.oldest).toArray();
    made.put("_time", new TimeColumn(times));
    if (plan.rules().keepOrphans()) {
      put(made, Transaction.ORPHAN, some, one -> one.orphan ? 1 : 0);
    }
    put(made, "closed_txn", some, one -> one.closed ? 1 : 0);
    put(made, "duration", some, one -> TimeColumn.seconds(one.newest - one.oldest));
    put(made, "eventcount", some, one -> one.rows.size());
    put(made, "field_match_sum", some, one -> one.matches);
    return Batch.of(made, some.size());
  }

  private static void put(
      Map<String, Column> made,
      String name,
      List<OpenTransaction> some,
      ToDoubleFunction<OpenTransaction> number) {
    Value[] values = new Value[some.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Num.of(number.applyAsDouble(some.get(i)));
    }
    made.put(name, new ValueColumn(values));
  }

  /** The events' texts, the oldest first. */
  private Value raw(OpenTransaction one) {
    List<String> texts = new ArrayList<>();
    for (int row : oldestFirst(one)) {
      texts.addAll(Multi.texts(columns.get("_raw")[row]));
    }
    if (texts.isEmpty() || plan.lists().raw()) {
      return Multi.of(texts);
    }
    return Text.of(String.join("\n", texts));
  }

  /** The events' values: sorted, each once, or one an event, the oldest first. */
  private Value values(String name, OpenTransaction one) {
    Value[] column = columns.get(name);
    if (plan.lists().lists(name)) {
      List<String> listed = new ArrayList<>();
      for (int row : oldestFirst(one)) {
        List<String> texts = Multi.texts(column[row]);
        listed.addAll(texts.isEmpty() ? List.of(plan.lists().nullText()) : texts);
      }
      return Multi.of(listed);
    }
    if (one.rows.size() == 1) {
      return column[one.rows.get(0)];
    }
    TreeSet<String> distinct = new TreeSet<>(ValueOrder::compareUtf8);
    one.rows.forEach(row -> distinct.addAll(Multi.texts(column[row])));
    return Multi.of(new ArrayList<>(distinct));
  }

  private static List<Integer> oldestFirst(OpenTransaction one) {
    List<Integer> rows = new ArrayList<>(one.rows);
    Collections.reverse(rows);
    return rows;
  }

  @Override
  public void close() {
    if (table != null) {
      table.close();
    }
    input.close();
  }
}
