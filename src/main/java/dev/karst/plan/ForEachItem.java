package dev.karst.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Assignments made once for each value of a multivalue, or element of a JSON array: {@code foreach}
 * with such a mode. An operator of its own because each row has a count of its own.
 *
 * @param assignments in order; they see the value as field {@link #ITEM} and its number from 0 as
 *     {@link #ITER}
 */
public record ForEachItem(Plan input, String field, Kind kind, List<Extend.Assigned> assignments)
    implements Unary {
  /** The names that the value and its number go by while assignments are made. */
  public static final String ITEM = "<<ITEM>>";

  public static final String ITER = "<<ITER>>";

  /** What is gone through. */
  public enum Kind {
    MULTIVALUE,
    JSON_ARRAY,
    /** A JSON array where the text is one, else the values. */
    AUTO_COLLECTIONS
  }

  public ForEachItem {
    assignments = List.copyOf(assignments);
  }

  @Override
  public Plan withInput(Plan input) {
    return new ForEachItem(input, field, kind, assignments);
  }

  /** Whether a target's name is known only at run time. */
  public boolean dynamic() {
    return assignments.stream().anyMatch(Extend.Assigned::dynamic);
  }

  /** The fields that the assignments read or write, the value and its number apart. */
  public Set<String> touched() {
    Set<String> touched = new LinkedHashSet<>();
    for (Extend.Assigned assigned : assignments) {
      touched.addAll(assigned.reads());
      if (!assigned.dynamic()) {
        touched.add(assigned.assignment().target());
      }
    }
    touched.remove(ITEM);
    touched.remove(ITER);
    return touched;
  }

  @Override
  public FieldSet fields() {
    List<String> targets =
        assignments.stream()
            .filter(assigned -> !assigned.dynamic())
            .map(assigned -> assigned.assignment().target())
            .toList();
    FieldSet fields = input.fields().with(targets);
    return dynamic() ? FieldSet.open(fields.names()) : fields;
  }

  @Override
  public Needs inputNeeds(Needs output) {
    return output.plus(touched()).plus(List.of(field));
  }

  @Override
  public String describe() {
    return "ForEachItem "
        + field
        + " "
        + kind.name().toLowerCase(java.util.Locale.ROOT)
        + ": "
        + assignments.stream()
            .map(assigned -> assigned.assignment().spl())
            .collect(Collectors.joining(", "));
  }
}
