package dev.karst.plan;

import dev.karst.syntax.EvalExpr;
import java.util.Collection;
import java.util.Set;

/**
 * The rows before the first that does not satisfy a condition: {@code head} with an expression.
 *
 * @param reads the fields that the condition reads
 * @param throughNull whether rows for which it is unknown, because they lack such a field, go on
 * @param keepLast whether that first row stays too
 */
public record HeadWhile(
    Plan input, EvalExpr condition, Set<String> reads, boolean throughNull, boolean keepLast)
    implements SameFields {
  public HeadWhile {
    reads = Set.copyOf((Collection<String>) reads);
  }

  @Override
  public Plan withInput(Plan input) {
    return new HeadWhile(input, condition, reads, throughNull, keepLast);
  }

  @Override
  public Needs inputNeeds(Needs output) {
    return output.plus(reads);
  }

  @Override
  public String describe() {
    return "HeadWhile "
        + condition.spl()
        + (throughNull ? " or unknown" : "")
        + (keepLast ? ", and one more" : "");
  }
}
