package dev.karst.plan;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Values of rows before: {@code autoregress}, and what {@code delta} takes away. An operator of its
 * own because a value of a certain row before is no aggregate: absent values count as rows.
 *
 * @param copies which rows' values become which fields
 */
public record Lag(Plan input, String field, List<Copy> copies) implements Unary {
  /**
   * @param distance how many rows before, at least 1
   */
  public record Copy(int distance, String name) {}

  public Lag {
    copies = List.copyOf(copies);
  }

  @Override
  public Plan withInput(Plan input) {
    return new Lag(input, field, copies);
  }

  @Override
  public FieldSet fields() {
    return input.fields().with(copies.stream().map(Copy::name).toList());
  }

  @Override
  public Needs inputNeeds(Needs output) {
    return output.minus(copies.stream().map(Copy::name).toList()).plus(List.of(field));
  }

  @Override
  public String describe() {
    return "Lag "
        + field
        + " "
        + copies.stream()
            .map(copy -> copy.distance() + " AS " + copy.name())
            .collect(Collectors.joining(", "));
  }
}
