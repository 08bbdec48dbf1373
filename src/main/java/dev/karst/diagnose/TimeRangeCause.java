package dev.karst.diagnose;

import dev.karst.expr.SearchBinder;
import dev.karst.expr.TimeModifier;
import dev.karst.plan.Condition;
import dev.karst.plan.Dataset;
import dev.karst.plan.Events;
import dev.karst.plan.Extend;
import dev.karst.plan.Filter;
import dev.karst.plan.Plan;
import dev.karst.plan.TimeWindow;
import dev.karst.resolve.Catalog;
import dev.karst.syntax.EvalExpr;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A time range that the events are not in, or a condition that counts from now on old data. */
final class TimeRangeCause implements Cause {
  private static final Set<String> CLOCKS = Set.of("now", "time");

  @Override
  public String name() {
    return "time_range";
  }

  @Override
  public List<Suspect> suspects(Loss loss) {
    List<Suspect> suspects = new ArrayList<>();
    Plan first = loss.chain().steps().get(0).operator();
    TimeWindow window =
        first instanceof Events events
            ? events.window()
            : first instanceof Dataset dataset ? dataset.window() : TimeWindow.ALL;
    boolean early = loss.at() <= 1;
    if (early && (!window.isAll() || hasModifier(loss))) {
      suspects.add(
          Suspect.of(
              window.isAll()
                  ? "a time modifier leaves out the events that match"
                  : "the search looks at " + window + ", and the events that match are not in it",
              loss.chain().steps().get(0).stage().span(),
              always(loss),
              data(loss)));
    }
    for (Sieve.Part part : loss.culprits()) {
      boolean asks =
          part.condition() instanceof Condition.Eval eval && asksClock(eval.expression());
      if (asks || part.atoms().stream().anyMatch(atom -> isOfClock(atom.field(), loss))) {
        suspects.add(old(part, loss));
      }
    }
    return suspects;
  }

  private static Suspect old(Sieve.Part part, Loss loss) {
    Instant newest = Instant.EPOCH.plus(bounds(loss.engine().catalog())[1] + 1, ChronoUnit.MICROS);
    return new Suspect(
        "the condition counts from now, and the events are old",
        Test.span(part.condition()),
        List.of(
            "now() is " + loss.engine().session().now().truncatedTo(ChronoUnit.SECONDS),
            data(loss),
            "with --now '" + newest.truncatedTo(ChronoUnit.SECONDS) + "' it would see them"),
        loss.chain(),
        newest);
  }

  /** Whether a field was computed by what counts from now. */
  private static boolean isOfClock(String field, Loss loss) {
    int at = loss.producer(field);
    return at >= 0
        && loss.chain().steps().get(at).operator() instanceof Extend extend
        && extend.assignments().stream()
            .map(Extend.Assigned::assignment)
            .anyMatch(one -> one.target().equals(field) && asksClock(one.expression()));
  }

  private static boolean asksClock(EvalExpr expression) {
    return expression instanceof EvalExpr.Call call && CLOCKS.contains(call.function())
        || expression.children().stream().anyMatch(TimeRangeCause::asksClock);
  }

  private static boolean hasModifier(Loss loss) {
    return loss.isFilter()
        && loss.sieve().parts().stream().anyMatch(part -> isModifier(part.condition(), loss));
  }

  private static boolean isModifier(Condition condition, Loss loss) {
    return condition instanceof Condition.Search words
        && new SearchBinder(loss.engine().session()).bind(words.expression())
            instanceof TimeModifier;
  }

  /** The search over all time: no range, no modifiers. */
  private static Chain always(Loss loss) {
    Chain chain = loss.chain();
    Plan first = chain.steps().get(0).operator();
    if (first instanceof Events events) {
      chain = chain.with(0, new Events(events.where(), TimeWindow.ALL, events.indexed()));
    } else if (first instanceof Dataset dataset) {
      chain =
          chain.with(
              0,
              new Dataset(
                  dataset.model(),
                  dataset.datasets(),
                  dataset.access(),
                  TimeWindow.ALL,
                  dataset.known()));
    }
    if (chain.size() > 1 && chain.steps().get(1).operator() instanceof Filter filter) {
      List<Condition> kept =
          Test.parts(filter.condition()).stream().filter(one -> !isModifier(one, loss)).toList();
      chain = kept.isEmpty() ? chain.without(1) : chain.with(1, loss.filter(Test.all(kept)));
    }
    return chain;
  }

  private static String data(Loss loss) {
    long[] bounds = bounds(loss.engine().catalog());
    return bounds[0] > bounds[1]
        ? "there are no events"
        : "the events are from "
            + Instant.EPOCH.plus(bounds[0], ChronoUnit.MICROS)
            + " to "
            + Instant.EPOCH.plus(bounds[1], ChronoUnit.MICROS);
  }

  /** The times of the first and of the last event, in microseconds. */
  static long[] bounds(Catalog catalog) {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (Catalog.Part part : catalog.parts()) {
      if (part.hasEvents() && part.events().rows() > 0) {
        first = Math.min(first, part.events().minTime());
        last = Math.max(last, part.events().maxTime());
      }
    }
    return new long[] {first, last};
  }
}
