package dev.karst.plan;

/**
 * Rows that are equal in all other fields as one, with the values of this field together: {@code
 * mvcombine}. An operator of its own because "all other fields" are known at run time only.
 *
 * @param delimiter what nomv later puts between the values; null for its own
 */
public record MvCombine(Plan input, String field, String delimiter) implements SameFields {
  @Override
  public Plan withInput(Plan input) {
    return new MvCombine(input, field, delimiter);
  }

  @Override
  public Needs inputNeeds(Needs output) {
    return Needs.ALL;
  }

  @Override
  public String describe() {
    return "MvCombine " + field;
  }
}
