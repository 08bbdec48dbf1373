package dev.karst.function.eval;

import dev.karst.expr.EvalFunction;
import dev.karst.expr.EvalFunction.Arity;
import dev.karst.value.Multi;
import dev.karst.value.Num;
import dev.karst.value.Text;
import dev.karst.value.Value;
import dev.karst.value.ValueOrder;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Statistical eval functions, which work across the arguments of one row. */
public final class StatisticalFunctions {
  private static final long RANDOM_END = 1L << 31;

  public static final List<EvalFunction> ALL =
      List.of(
          EvalFunction.prepared(
              "avg",
              "avg(<num>, ...)",
              "The mean of the arguments that are numbers.",
              Arity.atLeast(1),
              site -> {
                NumericArguments.refuseText(site);
                return NumericArguments::average;
              }),
          EvalFunction.of(
              "max",
              "max(<value>, ...)",
              "The greatest of the arguments' values; texts are greater than numbers.",
              Arity.atLeast(1),
              arguments -> extreme(arguments, 1)),
          EvalFunction.of(
              "min",
              "min(<value>, ...)",
              "The least of the arguments' values; texts are greater than numbers.",
              Arity.atLeast(1),
              arguments -> extreme(arguments, -1)),
          EvalFunction.of(
                  "random",
                  "random()",
                  "A random integer from 0 to 2^31-1.",
                  Arity.of(0),
                  arguments -> Num.of(ThreadLocalRandom.current().nextLong(RANDOM_END)))
              .volatileResult());

  private StatisticalFunctions() {}

  /**
   * @param sign 1 for the greatest, -1 for the least
   */
  private static Value extreme(Value[] arguments, int sign) {
    Value best = null;
    for (Value argument : arguments) {
      if (argument instanceof Multi multi) {
        for (String text : multi.values()) {
          best = better(best, Text.of(text), sign);
        }
      } else if (argument != null) {
        best = better(best, argument, sign);
      }
    }
    return best;
  }

  private static Value better(Value best, Value next, int sign) {
    return best == null || compare(next, best) * sign > 0 ? next : best;
  }

  /** Unlike the order of {@code sort}, this one has quoted digits as text. */
  private static int compare(Value a, Value b) {
    Num x = a.asNumber();
    Num y = b.asNumber();
    if (x != null && y != null) {
      return Double.compare(x.value() + 0.0, y.value() + 0.0);
    }
    if (x != null || y != null) {
      return x != null ? -1 : 1;
    }
    return Integer.signum(ValueOrder.compareUtf8(a.text(), b.text()));
  }
}
