package dev.karst.plan;

import java.util.List;

/**
 * Absent values replaced by the last value of the field in the rows before: {@code filldown}. An
 * operator of its own because it carries values from row to row.
 *
 * @param patterns names, perhaps with wildcards; empty for all fields
 */
public record FillDown(Plan input, List<String> patterns) implements SameFields {
  public FillDown {
    patterns = List.copyOf(patterns);
  }

  @Override
  public Plan withInput(Plan input) {
    return new FillDown(input, patterns);
  }

  @Override
  public Needs inputNeeds(Needs output) {
    return output;
  }

  @Override
  public String describe() {
    return "FillDown " + (patterns.isEmpty() ? "all" : String.join(", ", patterns));
  }
}
