package dev.karst.reference;

import dev.karst.syntax.Arguments;
import dev.karst.syntax.Assignment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Commands whose arguments are lists, and eval (semantics.md section 6). */
final class RefCommands {
  private RefCommands() {}

  static Map<String, Object> copy(Map<String, Object> row) {
    return new LinkedHashMap<>(row);
  }

  static Map<String, Object> eval(Arguments.Assignments assignments, Map<String, Object> row) {
    Map<String, Object> changed = copy(row);
    for (Assignment assignment : assignments.assignments()) {
      Object value = RefValues.stored(RefEval.value(assignment.expression(), changed));
      changed.put(assignment.target(), value);
    }
    return changed;
  }

  static List<Map<String, Object>> fields(Arguments.Items items, List<Map<String, Object>> rows) {
    List<String> words = new RefWords(items.items()).words();
    boolean remove = words.get(0).equals("-");
    if (remove || words.get(0).equals("+")) {
      words.remove(0);
    }
    return rows.stream()
        .map(
            row -> {
              Map<String, Object> kept = copy(row);
              kept.keySet()
                  .removeIf(
                      name ->
                          remove
                              ? named(words, name)
                              : !named(words, name) && !name.startsWith("_"));
              return kept;
            })
        .toList();
  }

  /** A listed column is there, be it without values. */
  static List<Map<String, Object>> table(Arguments.Items items, List<Map<String, Object>> rows) {
    List<String> words = new RefWords(items.items()).words();
    return rows.stream()
        .map(
            row -> {
              Map<String, Object> kept = copy(row);
              kept.keySet().removeIf(name -> !named(words, name));
              words.stream()
                  .filter(word -> !word.contains("*"))
                  .forEach(word -> kept.putIfAbsent(word, null));
              return kept;
            })
        .toList();
  }

  private static boolean named(List<String> patterns, String name) {
    return patterns.stream().anyMatch(pattern -> RefSearch.wildcard(pattern, name));
  }

  static List<Map<String, Object>> rename(Arguments.Items items, List<Map<String, Object>> rows) {
    List<String> words = new RefWords(items.items()).words();
    Set<String> names = new LinkedHashSet<>();
    rows.forEach(row -> names.addAll(row.keySet()));
    List<Map<String, Object>> renamed = new ArrayList<>();
    for (Map<String, Object> row : rows) {
      Map<String, Object> result = copy(row);
      Map<String, Object> moved = new LinkedHashMap<>();
      for (int i = 0; i + 2 < words.size(); i += 3) {
        String from = words.get(i);
        String to = words.get(i + 2);
        if (!from.contains("*")) {
          moved.put(to, row.get(from));
          result.remove(from);
        } else {
          Pattern pattern =
              Pattern.compile(Pattern.quote(from).replace("*", "\\E(.*)\\Q"), Pattern.DOTALL);
          for (String name : names) {
            Matcher matcher = pattern.matcher(name);
            if (matcher.matches()) {
              moved.put(to.replace("*", matcher.group(1)), row.get(name));
              result.remove(name);
            }
          }
        }
      }
      moved.forEach(
          (name, value) -> {
            if (value == null) {
              result.remove(name);
            } else {
              result.put(name, value);
            }
          });
      renamed.add(result);
    }
    return renamed;
  }

  static List<Map<String, Object>> mvexpand(Arguments.Items items, List<Map<String, Object>> rows) {
    RefWords list = new RefWords(items.items());
    String field = list.words().get(0);
    int limit = Integer.parseInt(list.option("limit", "0"));
    List<Map<String, Object>> expanded = new ArrayList<>();
    for (Map<String, Object> row : rows) {
      List<String> values = RefValues.texts(row.get(field));
      if (values.size() < 2) {
        expanded.add(row);
        continue;
      }
      for (String value : limit == 0 ? values : values.subList(0, Math.min(limit, values.size()))) {
        Map<String, Object> one = copy(row);
        one.put(field, value);
        expanded.add(one);
      }
    }
    return expanded;
  }

  static List<Map<String, Object>> fillnull(Arguments.Items items, List<Map<String, Object>> rows) {
    RefWords list = new RefWords(items.items());
    Set<String> names = new LinkedHashSet<>(list.words());
    if (names.isEmpty()) {
      rows.forEach(row -> names.addAll(new HashSet<>(row.keySet())));
    }
    String value = list.option("value", "0");
    return rows.stream()
        .map(
            row -> {
              Map<String, Object> filled = copy(row);
              names.forEach(name -> filled.putIfAbsent(name, value));
              return filled;
            })
        .toList();
  }
}
