package dev.karst.plan;

import java.util.List;

/**
 * One row for each cell of a table: {@code untable}. Absent cells and internal fields give none.
 *
 * @param x the field that each row keeps
 * @param name the field that holds the name of the column
 * @param value the field that holds the cell
 */
public record Unpivot(Plan input, String x, String name, String value) implements Unary {
  @Override
  public Plan withInput(Plan input) {
    return new Unpivot(input, x, name, value);
  }

  @Override
  public FieldSet fields() {
    return FieldSet.closed(List.of(x, name, value));
  }

  @Override
  public Needs inputNeeds(Needs output) {
    return Needs.ALL;
  }

  @Override
  public String describe() {
    return "Unpivot but " + x + " into " + name + ", " + value;
  }
}
