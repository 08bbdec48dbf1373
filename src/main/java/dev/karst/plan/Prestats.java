package dev.karst.plan;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rows that {@code tstats prestats=true} leaves to a later stats, chart or timechart (semantics.md
 * section 4). Splunk passes partial aggregates on; here the rows themselves go on, of which the
 * later command may ask what tstats was asked for, and which it aggregates with the same states.
 *
 * @param parts one for each tstats; where there are several, {@link #PART} tells a row's
 */
public record Prestats(Plan input, List<Part> parts) implements SameFields {
  /** The field that holds the number of the part that a row is of. */
  public static final String PART = "_karst_part";

  /**
   * What one tstats was asked for.
   *
   * @param aggregates by function and field: {@code count}, {@code sum(bytes)}
   * @param keys its BY fields
   */
  public record Part(Set<String> aggregates, Set<String> keys) {
    public Part {
      aggregates = Set.copyOf((Collection<String>) aggregates);
      keys = Set.copyOf((Collection<String>) keys);
    }
  }

  public Prestats {
    parts = List.copyOf(parts);
  }

  @Override
  public Plan withInput(Plan input) {
    return new Prestats(input, parts);
  }

  @Override
  public Needs inputNeeds(Needs output) {
    return output;
  }

  @Override
  public String describe() {
    return "Prestats "
        + parts.stream()
            .map(part -> String.join(", ", new java.util.TreeSet<>(part.aggregates())))
            .collect(Collectors.joining("; "));
  }
}
