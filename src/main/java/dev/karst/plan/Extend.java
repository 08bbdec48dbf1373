package dev.karst.plan;

import dev.karst.syntax.Assignment;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Fields computed from others, row by row.
 *
 * @param assignments in order
 * @param guard the rows that it is for; others stay as they are; null for all
 * @param atOnce whether every assignment sees the values from before all of them, as props' EVAL
 *     does; else each sees those before it, as eval does
 */
public record Extend(Plan input, List<Assigned> assignments, Guard guard, boolean atOnce)
    implements Unary {
  /**
   * An assignment with what it reads.
   *
   * @param reads the fields of its expression and of its target's name
   */
  public record Assigned(Assignment assignment, Set<String> reads) {
    /** Whether the target's name is known only at run time. */
    public boolean dynamic() {
      return !assignment.references().isEmpty();
    }
  }

  public Extend {
    assignments = List.copyOf(assignments);
  }

  public static Extend of(Plan input, List<Assigned> assignments) {
    return new Extend(input, assignments, null, false);
  }

  @Override
  public Plan withInput(Plan input) {
    return new Extend(input, assignments, guard, atOnce);
  }

  /** The same with only some of its assignments. */
  public Extend keeping(List<Assigned> kept) {
    return new Extend(input, kept, guard, atOnce);
  }

  @Override
  public FieldSet fields() {
    List<String> added = new ArrayList<>();
    boolean open = false;
    for (Assigned assigned : assignments) {
      if (assigned.dynamic()) {
        open = true;
      } else {
        added.add(assigned.assignment().target());
      }
    }
    FieldSet fields = input.fields().with(added);
    return open ? FieldSet.open(fields.names()) : fields;
  }

  @Override
  public Needs inputNeeds(Needs output) {
    Set<String> reads = new LinkedHashSet<>();
    assignments.forEach(assigned -> reads.addAll(assigned.reads()));
    if (guard != null) {
      reads.addAll(guard.reads());
    }
    return output.minus(replaced()).plus(reads);
  }

  /** The fields whose values from before nobody above sees. */
  private Set<String> replaced() {
    Set<String> replaced = new LinkedHashSet<>();
    for (Assigned assigned : assignments) {
      if (guard == null && !assigned.dynamic()) {
        replaced.add(assigned.assignment().target());
      }
    }
    return replaced;
  }

  @Override
  public String describe() {
    return "Extend "
        + assignments.stream()
            .map(assigned -> assigned.assignment().spl())
            .collect(Collectors.joining(", "))
        + (guard == null ? "" : " for " + guard);
  }
}
