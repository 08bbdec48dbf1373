package dev.karst.function.stats;

import dev.karst.batch.TimeColumn;
import dev.karst.expr.AggregateFunction;
import dev.karst.expr.AggregateInput;
import dev.karst.expr.AggregateSite;
import dev.karst.expr.AggregateState;
import dev.karst.expr.AggregateTable;
import dev.karst.session.Limit;
import dev.karst.session.Session;
import dev.karst.syntax.Aggregate;
import dev.karst.time.TimeSpan;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * An aggregate of each span of time, as the multivalue that Splunk draws: a mark, then a point for
 * each span of the whole range, the same in all groups. Where no span is given, or one that makes
 * too many points, it is the first of timechart's that makes no more than the limit. (Search
 * Reference "Time functions"; that a span without rows is 0 is assumed.)
 */
public final class Sparkline implements AggregateState {
  private static final String MARK = "##__SPARKLINE__##";
  private static final long CELL_BYTES = 80;

  private final Supplier<AggregateState> states;
  private final Aggregate.Trend trend;
  private final Session session;
  private final List<TreeMap<Long, Integer>> groups = new ArrayList<>();
  private AggregateState inner;
  private int cells;
  private TimeSpan span;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  private Sparkline(Supplier<AggregateState> states, Aggregate.Trend trend, Session session) {
    this.states = states;
    this.trend = trend;
    this.session = session;
    this.inner = states.get();
    this.span = trend.span() == null ? TimeSpan.automatic(0, 0, 1) : trend.span();
    if (trend.earliest() != Long.MIN_VALUE && trend.latest() > trend.earliest()) {
      reach(trend.earliest());
      if (trend.latest() != Long.MAX_VALUE) {
        reach(trend.latest() - 1);
      }
    }
  }

  /**
   * The aggregate itself.
   *
   * @param aggregates all aggregates, to find the one that is drawn; asked when a search is planned
   */
  public static AggregateFunction over(Supplier<AggregateTable> aggregates) {
    return AggregateFunction.prepared(
            "sparkline",
            "sparkline([<aggregate>][, <span>])",
            "A small chart of an aggregate over time; in stats and chart.",
            site -> maker(site, aggregates.get()))
        .notInTstats()
        .fieldOptional();
  }

  private static Supplier<AggregateState> maker(AggregateSite site, AggregateTable aggregates) {
    Aggregate.Trend trend = (Aggregate.Trend) site.aggregate().arguments().get(0);
    AggregateTable.Found found = aggregates.find(trend.of().function()).orElseThrow();
    Supplier<AggregateState> states =
        found
            .function()
            .maker()
            .make(new AggregateSite(trend.of(), found.number(), site.session()));
    return () -> new Sparkline(states, trend, site.session());
  }

  /** Takes a time into the range, which may widen the span. */
  private void reach(long micros) {
    if (micros >= first && micros <= last) {
      return;
    }
    first = Math.min(first, micros);
    last = Math.max(last, micros);
    if (trend.latest() == Long.MAX_VALUE || trend.earliest() == Long.MIN_VALUE || cells == 0) {
      widen();
    }
  }

  private void widen() {
    long most = Math.max(1, session.limit(Limit.SPARKLINE_POINTS));
    if (points(span) <= most) {
      return;
    }
    if (trend.span() != null) {
      session
          .warnings()
          .add(
              Limit.SPARKLINE_POINTS.key(),
              "a sparkline's span makes more than " + most + " points: a wider one is taken",
              "the limit is set by --limit " + Limit.SPARKLINE_POINTS.key() + "=N");
    }
    int bins = (int) Math.min(Integer.MAX_VALUE, most);
    span = TimeSpan.automatic(first, last, bins, span);
    if (points(span) > most) {
      // The range begins and ends within spans: one more of them than it is long.
      span = TimeSpan.automatic(first, last, bins - 1, span);
    }
    AggregateState before = inner;
    int[] places = new int[cells];
    inner = states.get();
    cells = 0;
    for (int group = 0; group < groups.size(); group++) {
      Map<Long, Integer> old = groups.set(group, new TreeMap<>());
      for (Map.Entry<Long, Integer> entry : old.entrySet()) {
        places[entry.getValue()] = cell(group, entry.getKey());
      }
    }
    inner.grow(cells);
    inner.merge(before, places);
  }

  /** How many spans the range touches. */
  private double points(TimeSpan each) {
    double reach = (double) each.bucket(last, session.zone()) - each.bucket(first, session.zone());
    return Math.rint(reach / each.nominalMicros()) + 1;
  }

  private int cell(int group, long micros) {
    return groups.get(group).computeIfAbsent(span.bucket(micros, session.zone()), start -> cells++);
  }

  @Override
  public void grow(int count) {
    while (groups.size() < count) {
      groups.add(new TreeMap<>());
    }
  }

  @Override
  public void add(AggregateInput input, int[] rows, int[] groupsOfRows, int count) {
    int[] taken = new int[count];
    int[] places = new int[count];
    int size = 0;
    for (int i = 0; i < count; i++) {
      long time = ByTime.micros(input.times(), rows[i]);
      if (time == TimeColumn.ABSENT) {
        continue;
      }
      if (time < first || time > last) {
        // What is pending belongs to cells of the span before.
        flush(input, taken, places, size);
        size = 0;
        reach(time);
      }
      taken[size] = rows[i];
      places[size++] = cell(groupsOfRows[i], time);
    }
    flush(input, taken, places, size);
  }

  private void flush(AggregateInput input, int[] rows, int[] places, int count) {
    if (count > 0) {
      inner.grow(cells);
      inner.add(input, rows, places, count);
    }
  }

  @Override
  public void merge(AggregateState other, int[] groupOf) {
    Sparkline that = (Sparkline) other;
    if (that.first <= that.last) {
      reach(that.first);
      reach(that.last);
    }
    int[] places = new int[that.cells];
    for (int group = 0; group < groupOf.length; group++) {
      for (Map.Entry<Long, Integer> entry : that.groups.get(group).entrySet()) {
        places[entry.getValue()] = cell(groupOf[group], entry.getKey());
      }
    }
    inner.grow(cells);
    inner.merge(that.inner, places);
  }

  @Override
  public Value finish(int group) {
    if (first > last) {
      return null;
    }
    AggregateState none = states.get();
    none.grow(1);
    String empty = none.finish(0) == null ? "0" : none.finish(0).text();
    List<String> values = new ArrayList<>(List.of(MARK));
    long end = span.bucket(last, session.zone());
    for (long at = span.bucket(first, session.zone());
        at <= end;
        at = span.next(at, session.zone())) {
      Integer cell = groups.get(group).get(at);
      Value value = cell == null ? null : inner.finish(cell);
      values.add(value == null ? empty : value.text());
    }
    return Multi.of(values);
  }

  @Override
  public boolean mergesExactly() {
    return false;
  }

  @Override
  public long bytes() {
    return inner.bytes() + CELL_BYTES * cells + CELL_BYTES * groups.size();
  }

  @Override
  public void save(int group, DataOutput out) throws IOException {
    SavedState.tag(out, 'k');
    out.writeLong(first);
    out.writeLong(last);
    out.writeInt(groups.get(group).size());
    for (Map.Entry<Long, Integer> entry : groups.get(group).entrySet()) {
      out.writeLong(entry.getKey());
      inner.save(entry.getValue(), out);
    }
  }

  @Override
  public void load(int group, DataInput in) throws IOException {
    SavedState.expect(in, 'k');
    long earliest = in.readLong();
    long latest = in.readLong();
    if (earliest <= latest) {
      reach(earliest);
      reach(latest);
    }
    for (int left = SavedState.count(in); left > 0; left--) {
      long start = in.readLong();
      AggregateState one = states.get();
      one.grow(1);
      one.load(0, in);
      int cell = cell(group, start);
      inner.grow(cells);
      inner.merge(one, new int[] {cell});
    }
  }
}
