package dev.karst.plan;

import java.util.List;

/**
 * Values of rows laid out as a table, one row for each value of a field: {@code xyseries}.
 *
 * @param x the field whose values are the rows
 * @param y the field whose values name the columns
 * @param data the fields whose values are the cells
 * @param format how a column is named where there are several: {@code $AGG$} and {@code $VAL$}
 *     stand for the field and the value of {@code y}
 * @param grouped whether the rows stay in their order, equal ones being neighbours; else they are
 *     sorted
 */
public record Spread(
    Plan input, String x, String y, List<String> data, String format, boolean grouped)
    implements Unary {
  public Spread {
    data = List.copyOf(data);
  }

  @Override
  public Plan withInput(Plan input) {
    return new Spread(input, x, y, data, format, grouped);
  }

  @Override
  public FieldSet fields() {
    return FieldSet.open(List.of(x));
  }

  @Override
  public Needs inputNeeds(Needs output) {
    return Needs.of(List.of(x, y)).plus(data);
  }

  @Override
  public String describe() {
    return "Spread " + String.join(", ", data) + " over " + x + " by " + y;
  }
}
