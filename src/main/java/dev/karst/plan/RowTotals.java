package dev.karst.plan;

import java.util.List;

/**
 * The sum of each row's numbers: {@code addtotals}. An operator of its own because its fields are
 * known at run time only.
 *
 * @param patterns which fields are added, perhaps with wildcards, which do not match internal
 *     fields
 */
public record RowTotals(Plan input, List<String> patterns, String target) implements Unary {
  public RowTotals {
    patterns = List.copyOf(patterns);
  }

  @Override
  public Plan withInput(Plan input) {
    return new RowTotals(input, patterns, target);
  }

  @Override
  public FieldSet fields() {
    return input.fields().with(List.of(target));
  }

  @Override
  public Needs inputNeeds(Needs output) {
    boolean wild = patterns.stream().anyMatch(pattern -> pattern.indexOf('*') >= 0);
    return wild ? Needs.ALL : output.plus(patterns);
  }

  @Override
  public String describe() {
    return "RowTotals " + String.join(", ", patterns) + " AS " + target;
  }
}
