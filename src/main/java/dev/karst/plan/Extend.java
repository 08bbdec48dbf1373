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
 * @param atOnce whether every assignment sees the values from before all of them, as props' EVAL
 *     does; else each sees those before it, as eval does
 */
public record Extend(Plan input, List<Assigned> assignments, boolean atOnce) implements Unary {
  /**
   * An assignment with what it reads.
   *
   * @param reads the fields of its expression and of its target's name
   * @param guard the rows that it is for; others stay as they are; null for all
   */
  public record Assigned(Assignment assignment, Set<String> reads, Guard guard) {
    public Assigned(Assignment assignment, Set<String> reads) {
      this(assignment, reads, null);
    }

    /** The same for some rows only. */
    public Assigned within(Guard rows) {
      return new Assigned(assignment, reads, rows);
    }

    /** Whether the target's name is known only at run time. */
    public boolean dynamic() {
      return !assignment.references().isEmpty();
    }
  }

  public Extend {
    assignments = List.copyOf(assignments);
  }

  public static Extend of(Plan input, List<Assigned> assignments) {
    return new Extend(input, assignments, false);
  }

  @Override
  public Plan withInput(Plan input) {
    return new Extend(input, assignments, atOnce);
  }

  /** The same with only some of its assignments. */
  public Extend keeping(List<Assigned> kept) {
    return new Extend(input, kept, atOnce);
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
    for (Assigned assigned : assignments) {
      reads.addAll(assigned.reads());
      if (assigned.guard() != null) {
        reads.addAll(assigned.guard().reads());
      }
    }
    return output.minus(replaced()).plus(reads);
  }

  /** The fields whose values from before nobody above sees. */
  private Set<String> replaced() {
    Set<String> replaced = new LinkedHashSet<>();
    for (Assigned assigned : assignments) {
      if (assigned.guard() == null && !assigned.dynamic()) {
        replaced.add(assigned.assignment().target());
      }
    }
    return replaced;
  }

  @Override
  public String describe() {
    return "Extend "
        + assignments.stream()
            .map(
                assigned ->
                    assigned.assignment().spl()
                        + (assigned.guard() == null ? "" : " for " + assigned.guard()))
            .collect(Collectors.joining(", "));
  }
}
