package dev.karst.plan;

import java.util.List;

/**
 * Absent values replaced: {@code fillnull}.
 *
 * @param names the fields; empty for all that the result has, which blocks until all are known, as
 *     wildcards do
 */
public record Fill(Plan input, List<String> names, String value) implements Unary {
  public Fill {
    names = List.copyOf(names);
  }

  @Override
  public Plan withInput(Plan input) {
    return new Fill(input, names, value);
  }

  /** Whether the fields are known only when all rows are. */
  public boolean wild() {
    return names.isEmpty() || names.stream().anyMatch(name -> name.indexOf('*') >= 0);
  }

  @Override
  public FieldSet fields() {
    return input.fields().with(names.stream().filter(name -> name.indexOf('*') < 0).toList());
  }

  @Override
  public Needs inputNeeds(Needs output) {
    return output;
  }

  @Override
  public String describe() {
    return "Fill "
        + (names.isEmpty() ? "all" : String.join(", ", names))
        + " with \""
        + value
        + '"';
  }
}
