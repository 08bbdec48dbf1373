package dev.karst.plan;

import java.util.List;

/**
 * One row for each value of a multivalue: {@code mvexpand}. Rows with one value or none stay.
 *
 * @param limit the most values of one row; 0 for all
 */
public record Expand(Plan input, String field, int limit) implements SameFields {
  @Override
  public Plan withInput(Plan input) {
    return new Expand(input, field, limit);
  }

  @Override
  public Needs inputNeeds(Needs output) {
    return output.plus(List.of(field));
  }

  @Override
  public String describe() {
    return "Expand " + field + (limit == 0 ? "" : " limit=" + limit);
  }
}
