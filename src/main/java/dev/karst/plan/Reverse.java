package dev.karst.plan;

/** The rows, last first: {@code reverse}. */
public record Reverse(Plan input) implements SameFields {
  @Override
  public Plan withInput(Plan input) {
    return new Reverse(input);
  }

  @Override
  public Needs inputNeeds(Needs output) {
    return output;
  }

  @Override
  public String describe() {
    return "Reverse";
  }
}
