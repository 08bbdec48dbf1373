package dev.karst.plan;

import dev.karst.match.Wildcard;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Fields under other names (semantics.md section 6 "rename"). A target that exists is overwritten,
 * also by an absent source.
 *
 * @param pairs in order, each over what the one before left; both sides have the same number of
 *     wildcards
 */
public record Rename(Plan input, List<Pair> pairs) implements Unary {
  /** How many names are told of what is needed; each pair may double them. */
  private static final int MOST_NAMES = 1_000;

  /** {@code from AS to}. */
  public record Pair(String from, String to) {
    boolean wild() {
      return from.indexOf('*') >= 0;
    }
  }

  public Rename {
    pairs = List.copyOf(pairs);
  }

  @Override
  public Plan withInput(Plan input) {
    return new Rename(input, pairs);
  }

  /**
   * The fields after renaming, each with the one that it was before. A moved field stands where it
   * stood. Each pair finds what those before it left.
   *
   * @param names the input's fields
   */
  public Map<String, String> sources(List<String> names) {
    Map<String, String> current = new LinkedHashMap<>();
    names.forEach(name -> current.put(name, name));
    for (Pair pair : pairs) {
      if (pair.wild()) {
        Wildcard wildcard = Wildcard.of(pair.from(), true);
        Map<String, String> moved = new LinkedHashMap<>();
        for (String name : List.copyOf(current.keySet())) {
          List<String> captures = wildcard.captures(name);
          if (captures != null) {
            moved.put(Wildcard.fill(pair.to(), captures), current.remove(name));
          }
        }
        current.putAll(moved);
      } else {
        String source = current.remove(pair.from());
        current.remove(pair.to());
        if (source != null) {
          current.put(pair.to(), source);
        }
      }
    }
    Map<String, String> targets = new HashMap<>();
    current.forEach((name, source) -> targets.put(source, name));
    Map<String, String> ordered = new LinkedHashMap<>();
    for (String name : names) {
      if (targets.containsKey(name)) {
        ordered.put(targets.get(name), name);
      }
    }
    return ordered;
  }

  @Override
  public FieldSet fields() {
    FieldSet before = input.fields();
    return new FieldSet(List.copyOf(sources(before.names()).keySet()), before.open());
  }

  @Override
  public Needs inputNeeds(Needs output) {
    if (output.all()) {
      return output;
    }
    Set<String> sources = new LinkedHashSet<>(output.names());
    for (int i = pairs.size() - 1; i >= 0; i--) {
      Pair pair = pairs.get(i);
      if (!pair.wild()) {
        if (sources.contains(pair.to())) {
          sources.add(pair.from());
        }
        continue;
      }
      Wildcard back = Wildcard.of(pair.to(), true);
      for (String name : List.copyOf(sources)) {
        List<String> captures = back.captures(name);
        if (captures != null) {
          sources.add(Wildcard.fill(pair.from(), captures));
        }
      }
      boolean strips =
          pair.to().equals("*") && pair.from().chars().filter(c -> c == '*').count() == 1;
      if (!strips || sources.size() > MOST_NAMES) {
        return Needs.ALL;
      }
    }
    return Needs.of(sources);
  }

  @Override
  public String describe() {
    return "Rename "
        + pairs.stream()
            .map(pair -> pair.from() + " AS " + pair.to())
            .collect(Collectors.joining(", "));
  }
}
