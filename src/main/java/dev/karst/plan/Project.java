package dev.karst.plan;

import dev.karst.match.Wildcard;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Some of the fields.
 *
 * @param patterns names, perhaps with wildcards; wildcards over open field sets resolve at run time
 */
public record Project(Plan input, List<String> patterns, Mode mode) implements Unary {
  /** What happens to the fields that the patterns name. */
  public enum Mode {
    /** They stay, and internal fields ({@code _time}, {@code _raw}) with them: {@code fields}. */
    KEEP,
    /** They go: {@code fields -}. */
    REMOVE,
    /** They alone stay, in the patterns' order, absent ones too: {@code table}. */
    TABLE
  }

  public Project {
    patterns = List.copyOf(patterns);
  }

  @Override
  public Plan withInput(Plan input) {
    return new Project(input, patterns, mode);
  }

  private static boolean wild(String pattern) {
    return pattern.indexOf('*') >= 0;
  }

  /**
   * The names that stay of the given ones, in their order after this operator.
   *
   * @param names the input's fields in column order
   */
  public List<String> select(List<String> names) {
    if (mode == Mode.TABLE) {
      Set<String> selected = new LinkedHashSet<>();
      for (String pattern : patterns) {
        if (wild(pattern)) {
          Wildcard wildcard = Wildcard.of(pattern, true);
          names.stream().filter(wildcard::matches).sorted().forEach(selected::add);
        } else {
          selected.add(pattern);
        }
      }
      return new ArrayList<>(selected);
    }
    List<Wildcard> wildcards = patterns.stream().map(one -> Wildcard.of(one, true)).toList();
    return names.stream()
        .filter(
            name -> {
              boolean named = wildcards.stream().anyMatch(wildcard -> wildcard.matches(name));
              boolean internal = mode == Mode.KEEP && name.startsWith("_");
              return mode == Mode.REMOVE ? !named : named || internal;
            })
        .toList();
  }

  @Override
  public FieldSet fields() {
    FieldSet before = input.fields();
    boolean open =
        before.open() && (mode == Mode.REMOVE || patterns.stream().anyMatch(Project::wild));
    List<String> kept = new ArrayList<>(select(before.names()));
    if (mode == Mode.KEEP && before.open()) {
      patterns.stream().filter(name -> !wild(name) && !kept.contains(name)).forEach(kept::add);
    }
    return new FieldSet(kept, open);
  }

  @Override
  public Needs inputNeeds(Needs output) {
    if (mode == Mode.REMOVE) {
      return output;
    }
    if (patterns.stream().anyMatch(Project::wild)) {
      return Needs.ALL;
    }
    List<String> names = new ArrayList<>(patterns);
    if (mode == Mode.KEEP) {
      names.addAll(EventScan.DEFAULT_FIELDS.stream().filter(name -> name.startsWith("_")).toList());
    }
    return output.all()
        ? Needs.of(names)
        : Needs.of(names.stream().filter(output::contains).toList());
  }

  @Override
  public String describe() {
    String name =
        mode == Mode.REMOVE ? "Project -" : mode == Mode.TABLE ? "Project only" : "Project";
    return name + " " + String.join(", ", patterns);
  }
}
