package dev.karst.exec;

import dev.karst.plan.Buckets;
import dev.karst.plan.Pivot;
import dev.karst.plan.TimeWindow;
import dev.karst.text.KarstException.LimitError;
import dev.karst.time.Epoch;
import dev.karst.time.TimeSpan;
import dev.karst.value.Num;
import dev.karst.value.Numbers;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The rows of a chart: those of the data in their order, and those that fill the gaps. */
final class ChartRows {
  /** More rows than any chart has; keeps a wrong span from filling the memory. */
  private static final int MOST_ROWS = 1_000_000;

  private final Pivot.Gaps gaps;
  private final Buckets.Times times;
  private final ZoneId zone;

  /**
   * @param gaps null where none are filled
   * @param span the span of the rows in seconds, where the plan does not know it; null for none
   */
  ChartRows(Pivot.Gaps gaps, Num span, ZoneId zone) {
    this.gaps = gaps;
    this.zone = zone;
    this.times =
        gaps == null || gaps.times() != null || span == null
            ? gaps == null ? null : gaps.times()
            : new Buckets.Times(spanOf(span.value()), null);
  }

  /** The automatic span of a width; a month's is the only one that is no fixed width. */
  private static TimeSpan spanOf(double seconds) {
    String text = seconds >= 28 * 86_400.0 ? "1mon" : (long) seconds + "s";
    return TimeSpan.parse(seconds == 86_400.0 ? "1d" : text).orElseThrow();
  }

  /** The width of a row in seconds; 0 where rows are no times. */
  double spanSeconds() {
    return times == null ? 0 : times.span().nominalMicros() / 1e6;
  }

  /**
   * @param data the rows that have data, ascending
   */
  List<Value> rows(List<Value> data) {
    List<Value> sorted = new ArrayList<>(data);
    sorted.sort(BinOrder.ASCENDING);
    if (gaps == null || sorted.isEmpty()) {
      return sorted;
    }
    return times == null ? (gaps.continuous() ? ranges(sorted) : sorted) : times(sorted);
  }

  private List<Value> times(List<Value> data) {
    List<Long> starts = new ArrayList<>();
    for (Value value : data) {
      Num seconds = Numbers.parse(value.text());
      if (seconds == null) {
        return data;
      }
      starts.add(Epoch.micros(seconds.value()));
    }
    List<Long> all = gaps.continuous() ? filled(starts) : starts;
    if (!gaps.partial()) {
      all = all.stream().filter(this::whole).toList();
    }
    return all.stream()
        .map(micros -> (Value) Text.of(new Num(Epoch.seconds(micros)).text()))
        .toList();
  }

  /** Whether the time range covers the whole of a bucket. */
  private boolean whole(long start) {
    TimeWindow window = gaps.window();
    long latest = Math.min(window.latest(), gaps.now());
    return start >= window.earliest() && times.span().next(start, zone) <= latest;
  }

  private List<Long> filled(List<Long> starts) {
    TimeWindow window = gaps.window();
    long first = starts.get(0);
    long last = starts.get(starts.size() - 1);
    if (gaps.fixed() && window.earliest() != Long.MIN_VALUE) {
      first = Math.min(first, times.start(window.earliest(), zone));
    }
    if (gaps.fixed() && window.latest() != Long.MAX_VALUE) {
      last = Math.max(last, times.start(window.latest() - 1, zone));
    }
    List<Long> filled = new ArrayList<>();
    int at = 0;
    for (long start = first; start <= last; start = times.span().next(start, zone)) {
      // A row of the data stays also where it is on no boundary.
      while (at < starts.size() && starts.get(at) < start) {
        filled.add(starts.get(at++));
      }
      if (at < starts.size() && starts.get(at) == start) {
        at++;
      }
      filled.add(start);
      limit(filled.size());
    }
    while (at < starts.size()) {
      filled.add(starts.get(at++));
    }
    return filled;
  }

  /** Ranges of numbers, all of the same width, with those between them. */
  private static List<Value> ranges(List<Value> data) {
    List<Value> filled = new ArrayList<>();
    BigDecimal expected = null;
    BigDecimal width = null;
    for (Value value : data) {
      double[] range = BinOrder.range(value);
      if (range == null) {
        filled.add(value);
        continue;
      }
      BigDecimal low = new BigDecimal(Numbers.print(range[0]));
      BigDecimal own = new BigDecimal(Numbers.print(range[1])).subtract(low);
      boolean regular = width != null && own.compareTo(width) == 0;
      while (regular && expected.compareTo(low) < 0) {
        filled.add(range(expected, expected.add(width)));
        expected = expected.add(width);
        limit(filled.size());
      }
      filled.add(value);
      width = own;
      expected = low.add(own);
    }
    return filled;
  }

  private static Value range(BigDecimal low, BigDecimal high) {
    return Text.of(Numbers.print(low.doubleValue()) + "-" + Numbers.print(high.doubleValue()));
  }

  private static void limit(int rows) {
    if (rows > MOST_ROWS) {
      throw new LimitError(
          "chart-rows",
          "a chart without gaps would have more than " + MOST_ROWS + " rows",
          "give a wider span, a shorter time range, or cont=false");
    }
  }
}
