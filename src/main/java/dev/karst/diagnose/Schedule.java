package dev.karst.diagnose;

import dev.karst.batch.Batch;
import dev.karst.engine.Engine;
import dev.karst.plan.Filter;
import dev.karst.plan.Plan;
import dev.karst.plan.TimeWindow;
import dev.karst.resolve.Catalog;
import dev.karst.text.KarstException.LimitError;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.SourceText;
import dev.karst.time.Cron;
import dev.karst.time.Epoch;
import dev.karst.time.RelativeTime;
import dev.karst.value.Num;
import dev.karst.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs a search as a scheduler would over the time that the events span: at each of its times, over
 * a range that counts from it, seeing what is indexed by then.
 *
 * @param cron when it runs, in the session's time zone
 * @param earliest the range's start, counted from each run
 * @param latest its end
 * @param lag how long after their time events are indexed; null where {@code _indextime} says when
 */
public record Schedule(Cron cron, RelativeTime earliest, RelativeTime latest, Duration lag) {
  private static final int MOST_RUNS = 20_000;
  private static final int MOST_SHOWN = 50;

  /**
   * One run.
   *
   * @param window what it looks at, not regarding the lag
   * @param rows how many rows it gives
   */
  public record Run(Instant time, TimeWindow window, long rows) {}

  /**
   * An event that meets the search's first condition, and that the runs do not see once.
   *
   * @param seen how many runs see it
   * @param late whether a run would have seen it, had it been indexed at once
   */
  public record Uneven(Map<String, Value> event, int seen, boolean late) {}

  /**
   * What became of a schedule.
   *
   * @param matching how many events meet the search's first condition
   * @param gap how many of them no run looks at
   * @param late how many of them come too late for every run that looks at their time
   * @param twice how many of them several runs see
   * @param uneven some of those that are not seen once
   * @param rows how many rows the search gives over all time
   */
  public record Outcome(
      List<Run> runs,
      long matching,
      long gap,
      long late,
      long twice,
      List<Uneven> uneven,
      long rows) {}

  /**
   * Simulates it.
   *
   * @throws SearchError where the range ends before it starts, or there are no events
   * @throws LimitError where there would be too many runs
   */
  public Outcome over(SourceText search, Engine engine) {
    Chain chain = Chain.of(search, engine, TimeWindow.ALL);
    boolean filtered = chain.size() > 1 && chain.steps().get(1).operator() instanceof Filter;
    Plan matching = chain.plan(filtered ? 2 : 1);
    Runs whole = new Runs(engine);
    long[] span = {Long.MAX_VALUE, Long.MIN_VALUE};
    eachTime(
        whole,
        matching,
        (batch, i, time) -> {
          span[0] = Math.min(span[0], time);
          span[1] = Math.max(span[1], time);
        });
    if (span[0] > span[1]) {
      throw new SearchError(
          "schedule", "no event meets the search: there is nothing to schedule", "see karst why");
    }
    Tally tally = new Tally(runs(search, engine, span[0], span[1]));
    if (lag == null) {
      Arrivals.of(engine.catalog())
          .parts()
          .forEach(
              (time, parts) -> {
                tally.arrival = micros(time);
                eachTime(new Runs(over(engine, () -> parts)), matching, tally::add);
              });
    } else {
      eachTime(whole, matching, tally::add);
    }
    return tally.outcome(whole.count(chain.plan(chain.size())));
  }

  /** Takes an event: the row of a batch, and its time. */
  private interface Sink {
    void take(Batch batch, int i, long time);
  }

  private static void eachTime(Runs runs, Plan plan, Sink sink) {
    runs.each(
        plan,
        batch -> {
          for (int i = 0; i < batch.size(); i++) {
            Value time = batch.value("_time", i);
            Num seconds = time == null ? null : time.asNumber();
            if (seconds != null) {
              sink.take(batch, i, Epoch.micros(seconds.value()));
            }
          }
          return true;
        });
  }

  /** Counts how often each event is seen. */
  private final class Tally {
    private final List<Run> runs;
    private final List<Uneven> uneven = new ArrayList<>();
    private long arrival;
    private long events;
    private long gap;
    private long late;
    private long twice;

    private Tally(List<Run> runs) {
      this.runs = runs;
    }

    private void add(Batch batch, int i, long time) {
      long indexed = lag == null ? arrival : time + TimeUnit.MILLISECONDS.toMicros(lag.toMillis());
      int looked = 0;
      int seen = 0;
      for (Run run : runs) {
        if (run.window().contains(time)) {
          looked++;
          seen += indexed <= micros(run.time()) ? 1 : 0;
        }
      }
      events++;
      gap += looked == 0 ? 1 : 0;
      late += looked > 0 && seen == 0 ? 1 : 0;
      twice += seen > 1 ? 1 : 0;
      if (seen != 1 && uneven.size() < MOST_SHOWN) {
        uneven.add(new Uneven(telling(batch, i), seen, looked > 0));
      }
    }

    private Outcome outcome(long rows) {
      return new Outcome(runs, events, gap, late, twice, uneven, rows);
    }
  }

  /** The runs that may look at events of these times, in order. */
  private List<Run> runs(SourceText search, Engine engine, long first, long last) {
    ZoneId zone = engine.session().zone();
    List<Run> runs = new ArrayList<>();
    Optional<Instant> next = cron.next(instant(first), zone);
    while (next.isPresent()) {
      Instant time = next.get();
      TimeWindow window = new TimeWindow(earliest.apply(time, zone), latest.apply(time, zone));
      if (window.earliest() >= window.latest()) {
        throw new SearchError(
            "schedule", "the time range of a run ends before it starts: " + window);
      }
      if (window.earliest() > last) {
        break;
      }
      if (runs.size() == MOST_RUNS) {
        throw new LimitError(
            "schedule",
            "the schedule comes to more than " + MOST_RUNS + " runs over the events' time",
            "give events of a shorter time");
      }
      runs.add(new Run(time, window, rows(search, engine.at(time), window)));
      next = cron.next(time.plus(1, ChronoUnit.MINUTES), zone);
      engine.session().cancellation().check();
    }
    return runs;
  }

  /** How many rows a run gives, of what is indexed at its time. */
  private long rows(SourceText search, Engine engine, TimeWindow window) {
    Instant time = engine.session().now();
    if (lag == null) {
      Engine then = over(engine, Arrivals.by(engine.catalog(), time));
      return count(search, then, window);
    }
    long indexed = micros(time.minus(lag)) + 1;
    TimeWindow visible = window.intersect(new TimeWindow(Long.MIN_VALUE, indexed));
    return visible.earliest() >= visible.latest() ? 0 : count(search, engine, visible);
  }

  private static long count(SourceText search, Engine engine, TimeWindow window) {
    Chain chain = Chain.of(search, engine, window);
    return new Runs(engine).count(chain.plan(chain.size()));
  }

  private static Engine over(Engine engine, Catalog catalog) {
    return new Engine(engine.knowledge(), catalog, engine.session());
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  /** The fields of an event that tell of it. */
  private static Map<String, Value> telling(Batch batch, int i) {
    Map<String, Value> event = new LinkedHashMap<>();
    for (String name : batch.names()) {
      boolean tells = name.equals("_time") || name.equals("_raw") || name.endsWith(".process");
      Value value = tells || name.endsWith(".dest") ? batch.value(name, i) : null;
      if (value != null) {
        event.put(name, value);
      }
    }
    return event;
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
