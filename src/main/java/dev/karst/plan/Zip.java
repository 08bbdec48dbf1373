package dev.karst.plan;

import java.util.List;

/**
 * Rows side by side: the first with the first, and so on; rows that have no partner stand alone
 * ({@code appendcols}).
 *
 * @param override whether the right side's values win where both have one
 */
public record Zip(Plan left, Plan right, boolean override) implements Plan {
  @Override
  public List<Plan> inputs() {
    return List.of(left, right);
  }

  @Override
  public Plan withInputs(List<Plan> inputs) {
    return new Zip(inputs.get(0), inputs.get(1), override);
  }

  @Override
  public FieldSet fields() {
    return left.fields().union(right.fields());
  }

  @Override
  public Needs inputNeeds(Needs output) {
    return output;
  }

  @Override
  public String describe() {
    return "Zip" + (override ? " override" : "");
  }
}
