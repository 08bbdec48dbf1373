package dev.karst.plan;

import java.util.List;

/**
 * Rows turned into columns: {@code transpose}. One row for each field, one column for each row.
 *
 * @param name the field that holds the names of the fields that were
 * @param header the field whose values name the columns, which gives no row; null for {@code row
 *     1}, {@code row 2} and so on
 * @param empty whether fields without a value give a row too
 */
public record Transpose(Plan input, String name, String header, boolean empty) implements Unary {
  @Override
  public Plan withInput(Plan input) {
    return new Transpose(input, name, header, empty);
  }

  @Override
  public FieldSet fields() {
    return FieldSet.open(List.of(name));
  }

  @Override
  public Needs inputNeeds(Needs output) {
    return Needs.ALL;
  }

  @Override
  public String describe() {
    return "Transpose" + (header == null ? "" : ", columns named by " + header);
  }
}
