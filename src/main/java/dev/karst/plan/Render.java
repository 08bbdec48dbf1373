package dev.karst.plan;

import java.util.List;

/**
 * All rows as one text, in the one field {@code search} of the one row: format, return, and what
 * stands in a subsearch's place. An operator of its own because no aggregate sees all fields.
 */
public record Render(Plan input, RowText how) implements Unary {
  /** The field that holds the text. */
  public static final String FIELD = "search";

  @Override
  public Plan withInput(Plan input) {
    return new Render(input, how);
  }

  @Override
  public FieldSet fields() {
    return FieldSet.closed(List.of(FIELD));
  }

  @Override
  public Needs inputNeeds(Needs output) {
    return how instanceof RowText.Return one
        ? Needs.of(one.parts().stream().map(RowText.Return.Part::field).toList())
        : Needs.ALL;
  }

  @Override
  public String describe() {
    return "Render " + how.describe();
  }
}
