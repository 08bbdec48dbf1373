package dev.karst.plan;

import dev.karst.match.Wildcard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Fields under other names (semantics.md section 6 "rename"). A target that exists is overwritten,
 * also by an absent source.
 *
 * @param pairs in order; both sides have the same number of wildcards
 */
public record Rename(Plan input, List<Pair> pairs) implements Unary {
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
   * For each field that moves, its new name.
   *
   * @param names the input's fields
   */
  public Map<String, String> moves(List<String> names) {
    Map<String, String> moves = new LinkedHashMap<>();
    for (Pair pair : pairs) {
      if (pair.wild()) {
        Wildcard wildcard = Wildcard.of(pair.from(), true);
        for (String name : names) {
          List<String> captures = wildcard.captures(name);
          if (captures != null) {
            moves.putIfAbsent(name, Wildcard.fill(pair.to(), captures));
          }
        }
      } else {
        moves.put(pair.from(), pair.to());
      }
    }
    return moves;
  }

  @Override
  public FieldSet fields() {
    FieldSet before = input.fields();
    return new FieldSet(renamed(before.names(), moves(before.names())), before.open());
  }

  /** The column order after renaming: a moved field stands where it stood. */
  public static List<String> renamed(List<String> names, Map<String, String> moves) {
    List<String> result = new ArrayList<>();
    for (String name : names) {
      String target = moves.get(name);
      boolean overwritten = target == null && moves.containsValue(name);
      if (!overwritten) {
        result.add(target == null ? name : target);
      }
    }
    return result;
  }

  @Override
  public Needs inputNeeds(Needs output) {
    if (output.all()) {
      return output;
    }
    List<String> sources = new ArrayList<>(output.names());
    for (Pair pair : pairs) {
      if (!pair.wild()) {
        if (output.contains(pair.to())) {
          sources.add(pair.from());
        }
        continue;
      }
      Wildcard back = Wildcard.of(pair.to(), true);
      for (String name : output.names()) {
        List<String> captures = back.captures(name);
        if (captures != null) {
          sources.add(Wildcard.fill(pair.from(), captures));
        }
      }
      if (!pair.to().equals("*") || pair.from().chars().filter(c -> c == '*').count() != 1) {
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
