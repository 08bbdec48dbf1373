package dev.karst.function.eval;

import dev.karst.expr.CallSite;
import dev.karst.value.Multi;
import dev.karst.value.Num;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.util.function.DoubleConsumer;

/**
 * Arguments of which the numbers count: fields that hold no number, or nothing, are passed over,
 * but a quoted literal is an error (semantics.md section 2.1). Each value of a multivalue counts.
 */
final class NumericArguments {
  private NumericArguments() {}

  /** Refuses quoted literals. */
  static void refuseText(CallSite site) {
    for (int i = 0; i < site.count(); i++) {
      if (site.literalText(i).isPresent()) {
        throw site.error(
            i,
            "The arguments to the '"
                + site.call().function()
                + "' function are invalid: it takes"
                + " numbers, and this is a text",
            "write a number without quotes, or tonumber(...)");
      }
    }
  }

  /** The sum of the numbers; absent where there is none. */
  static Value sum(Value[] arguments) {
    Total total = new Total();
    each(arguments, total);
    return total.count == 0 ? null : Num.of(total.sum);
  }

  /** The mean of the numbers; absent where there is none. */
  static Value average(Value[] arguments) {
    Total total = new Total();
    each(arguments, total);
    return total.count == 0 ? null : Num.of(total.sum / total.count);
  }

  private static void each(Value[] arguments, DoubleConsumer sink) {
    for (Value argument : arguments) {
      if (argument instanceof Multi multi) {
        multi.values().forEach(text -> accept(Text.of(text), sink));
      } else if (argument != null) {
        accept(argument, sink);
      }
    }
  }

  private static void accept(Value value, DoubleConsumer sink) {
    Num number = value.asNumber();
    if (number != null) {
      sink.accept(number.value());
    }
  }

  private static final class Total implements DoubleConsumer {
    private double sum;
    private long count;

    @Override
    public void accept(double value) {
      sum += value;
      count++;
    }
  }
}
