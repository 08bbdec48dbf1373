package dev.karst.function.stats;

import dev.karst.batch.Column;
import dev.karst.batch.ConstantColumn;
import dev.karst.batch.ValueColumn;
import dev.karst.expr.AggregateInput;
import dev.karst.expr.AggregateSite;
import dev.karst.expr.AggregateState;
import dev.karst.expr.AggregateTable.Found;
import dev.karst.function.StatsFunctions;
import dev.karst.session.Session;
import dev.karst.syntax.Aggregate;
import dev.karst.text.Span;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Runs aggregates over small inputs. */
final class Groups {
  private Groups() {}

  static Supplier<AggregateState> states(String name, Session session) {
    Found found = new StatsFunctions().find(name).orElseThrow();
    Aggregate aggregate = new Aggregate(name, List.of(), name, null, Span.NONE);
    if (name.equals("sparkline")) {
      Aggregate count = new Aggregate("count", List.of(), "count", null, Span.NONE);
      Aggregate.Argument trend = new Aggregate.Trend(count, null, Long.MIN_VALUE, Long.MAX_VALUE);
      aggregate = new Aggregate(name, List.of(trend), name, null, Span.NONE);
    }
    return found.function().maker().make(new AggregateSite(aggregate, found.number(), session));
  }

  static AggregateState state(String name) {
    AggregateState state = states(name, Session.standard()).get();
    state.grow(1);
    return state;
  }

  /** An aggregate of one group of values: null absent, a list a multivalue. */
  static Value of(String name, Column values, Column times) {
    AggregateState state = state(name);
    int rows = values.rows();
    state.add(new AggregateInput(values, times), upTo(rows), new int[rows], rows);
    return state.finish(0);
  }

  static Value of(String name, Column values) {
    return of(name, values, ConstantColumn.absent(values.rows()));
  }

  static Value of(String name, String... values) {
    return of(name, column((Object[]) values));
  }

  static String text(String name, String... values) {
    Value value = of(name, values);
    return value == null ? null : value.text();
  }

  /** A column of texts, values, lists and nulls. */
  static Column column(Object... values) {
    return new ValueColumn(Arrays.stream(values).map(Groups::value).toArray(Value[]::new));
  }

  private static Value value(Object value) {
    if (value == null || value instanceof Value) {
      return (Value) value;
    }
    List<?> texts = value instanceof List<?> list ? list : List.of(value);
    return Multi.of(texts.stream().map(Object::toString).toList());
  }

  static int[] upTo(int count) {
    int[] rows = new int[count];
    Arrays.setAll(rows, i -> i);
    return rows;
  }
}
