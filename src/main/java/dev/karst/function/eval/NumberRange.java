package dev.karst.function.eval;

import dev.karst.expr.CallSite;
import dev.karst.expr.EvalFunction;
import dev.karst.text.KarstException.SearchError;
import dev.karst.time.Epoch;
import dev.karst.time.RelativeTime;
import dev.karst.time.TimeSpan;
import dev.karst.value.Multi;
import dev.karst.value.Num;
import dev.karst.value.Numbers;
import dev.karst.value.Value;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * {@code mvrange()}: the end is excluded. A span of days or longer steps by the calendar of the
 * session's zone, so that a day is 23 or 25 hours where the clocks change.
 */
final class NumberRange {
  private NumberRange() {}

  static EvalFunction.Body body(CallSite site) {
    ZoneId zone = site.session().zone();
    Bounds bounds = Bounds.of(site);
    Compiled<RelativeTime> spans = Compiled.argument(site, 2, NumberRange::span);
    return arguments -> {
      Num start = number(arguments[0]);
      Num end = number(arguments[1]);
      Value step = arguments.length == 3 ? arguments[2] : Num.of(1);
      if (start == null || end == null || step == null) {
        return null;
      }
      Num width = step.asNumber();
      if (width != null) {
        return range(start.value(), end.value(), width.value(), bounds);
      }
      RelativeTime span = spans.of(step);
      return steps(
          start.value(),
          end.value(),
          time -> Epoch.seconds(span.apply(Epoch.micros(time), zone)),
          bounds);
    };
  }

  private static Num number(Value value) {
    return value == null ? null : value.asNumber();
  }

  private static RelativeTime span(String text) {
    return TimeSpan.parse(text)
        .flatMap(span -> RelativeTime.parse("+" + text))
        .orElseThrow(
            () ->
                new SearchError(
                    "bad-argument",
                    "'" + text + "' is no step of mvrange()",
                    "expected a number, or a span such as 7d"));
  }

  /** Each number is computed from the start: repeated additions would drift. */
  private static Value range(double start, double end, double step, Bounds bounds) {
    double count = Math.ceil((end - start) / step);
    if (step == 0 || !(count > 0)) {
      return null;
    }
    bounds.values(count > Integer.MAX_VALUE ? Long.MAX_VALUE : (long) count);
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      numbers.add(Numbers.print(start + i * step));
    }
    return Multi.of(numbers);
  }

  private static Value steps(double start, double end, DoubleUnaryOperator next, Bounds bounds) {
    List<String> numbers = new ArrayList<>();
    for (double time = start; time < end; ) {
      numbers.add(Numbers.print(time));
      bounds.values(numbers.size());
      double later = next.applyAsDouble(time);
      if (!(later > time)) {
        break;
      }
      time = later;
    }
    return Multi.of(numbers);
  }
}
