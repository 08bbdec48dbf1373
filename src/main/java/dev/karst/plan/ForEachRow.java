package dev.karst.plan;

import java.util.function.Function;

/**
 * A search for each row, with the row's values filled in; the rows of all of them, one search after
 * another: {@code map}.
 *
 * @param template the search; {@code $field$} stands for a value
 * @param most how many rows are searched for
 * @param planner makes the plan of a search's text, ready to run
 */
public record ForEachRow(Plan input, String template, long most, Function<String, Plan> planner)
    implements Unary {
  @Override
  public Plan withInput(Plan input) {
    return new ForEachRow(input, template, most, planner);
  }

  @Override
  public FieldSet fields() {
    return FieldSet.open(java.util.List.of());
  }

  @Override
  public Needs inputNeeds(Needs output) {
    return Needs.ALL;
  }

  @Override
  public String describe() {
    return "ForEachRow " + template;
  }
}
