package dev.karst.plan;

import java.util.List;

/**
 * One row more, with the sums of the columns' numbers: {@code addcoltotals}. An operator of its own
 * because its fields are known at run time only.
 *
 * @param patterns which columns are added up, perhaps with wildcards, which do not match internal
 *     fields
 * @param labelField the field that holds the label in that row; null for none
 */
public record ColumnTotals(Plan input, List<String> patterns, String labelField, String label)
    implements Unary {
  public ColumnTotals {
    patterns = List.copyOf(patterns);
  }

  @Override
  public Plan withInput(Plan input) {
    return new ColumnTotals(input, patterns, labelField, label);
  }

  @Override
  public FieldSet fields() {
    return labelField == null ? input.fields() : input.fields().with(List.of(labelField));
  }

  @Override
  public Needs inputNeeds(Needs output) {
    return output;
  }

  @Override
  public String describe() {
    return "ColumnTotals "
        + String.join(", ", patterns)
        + (labelField == null ? "" : " " + labelField + "=\"" + label + '"');
  }
}
