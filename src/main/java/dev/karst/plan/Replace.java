package dev.karst.plan;

import dev.karst.match.Wildcard;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whole values replaced by others: {@code replace}. An operator of its own because it changes all
 * fields of a row where none is named.
 *
 * @param pairs in order of precedence: the first that matches a value replaces it
 * @param names empty for all fields but the internal ones
 */
public record Replace(Plan input, List<Pair> pairs, List<String> names) implements SameFields {
  /** {@code from WITH to}; as many wildcards on both sides, or none in {@code to}. */
  public record Pair(Wildcard from, String to) {}

  public Replace {
    pairs = List.copyOf(pairs);
    names = List.copyOf(names);
  }

  /** Whether a field is one that is changed. */
  public boolean changes(String name) {
    return names.isEmpty() ? !name.startsWith("_") : names.contains(name);
  }

  @Override
  public Plan withInput(Plan input) {
    return new Replace(input, pairs, names);
  }

  @Override
  public Needs inputNeeds(Needs output) {
    return output;
  }

  @Override
  public String describe() {
    return "Replace "
        + pairs.stream()
            .map(pair -> '"' + pair.from().pattern() + "\" WITH \"" + pair.to() + '"')
            .collect(Collectors.joining(", "))
        + (names.isEmpty() ? "" : " IN " + String.join(", ", names));
  }
}
