package dev.karst.plan;

/**
 * Some rows of the beginning or the end.
 *
 * @param tail whether the last rows are taken, last first: {@code tail}
 */
public record Limit(Plan input, long count, boolean tail) implements SameFields {
  @Override
  public Plan withInput(Plan input) {
    return new Limit(input, count, tail);
  }

  @Override
  public Needs inputNeeds(Needs output) {
    return output;
  }

  @Override
  public String describe() {
    return (tail ? "Limit last " : "Limit ") + count;
  }
}
