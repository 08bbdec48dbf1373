package dev.karst.plan;

import java.util.Collection;
import java.util.Set;

/**
 * The rows that satisfy a condition.
 *
 * @param reads the fields that the condition reads
 */
public record Filter(Plan input, Condition condition, Set<String> reads) implements SameFields {
  public Filter {
    reads = Set.copyOf((Collection<String>) reads);
  }

  @Override
  public Plan withInput(Plan input) {
    return new Filter(input, condition, reads);
  }

  @Override
  public Needs inputNeeds(Needs output) {
    return output.plus(reads);
  }

  @Override
  public String describe() {
    return "Filter " + condition.spl();
  }
}
