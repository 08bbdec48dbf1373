package dev.karst.reference;

import dev.karst.syntax.Arguments;
import dev.karst.syntax.Assignment;
import dev.karst.syntax.Item;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Commands whose arguments are lists, and eval (semantics.md section 6). */
final class RefCommands {
  private RefCommands() {}

  /** Words and options of an argument list, apart. */
  private record Words(List<Item> items) {
    List<String> words() {
      return items.stream()
          .filter(item -> item instanceof Item.Word)
          .map(item -> ((Item.Word) item).literal().text())
          .collect(Collectors.toCollection(ArrayList::new));
    }

    String option(String name, String standard) {
      for (Item item : items) {
        if (item instanceof Item.Option option && option.name().text().equals(name)) {
          return ((Item.Word) option.value()).literal().text();
        }
      }
      return standard;
    }

    boolean flag(String name) {
      return option(name, "false").startsWith("t");
    }
  }

  private static Map<String, Object> copy(Map<String, Object> row) {
    return new LinkedHashMap<>(row);
  }

  static Map<String, Object> eval(Arguments.Assignments assignments, Map<String, Object> row) {
    Map<String, Object> changed = copy(row);
    for (Assignment assignment : assignments.assignments()) {
      Object value = RefValues.stored(RefEval.value(assignment.expression(), changed));
      if (value == null) {
        changed.remove(assignment.target());
      } else {
        changed.put(assignment.target(), value);
      }
    }
    return changed;
  }

  static List<Map<String, Object>> fields(Arguments.Items items, List<Map<String, Object>> rows) {
    List<String> words = new Words(items.items()).words();
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

  static List<Map<String, Object>> table(Arguments.Items items, List<Map<String, Object>> rows) {
    List<String> words = new Words(items.items()).words();
    return rows.stream()
        .map(
            row -> {
              Map<String, Object> kept = copy(row);
              kept.keySet().removeIf(name -> !named(words, name));
              return kept;
            })
        .toList();
  }

  private static boolean named(List<String> patterns, String name) {
    return patterns.stream().anyMatch(pattern -> RefSearch.wildcard(pattern, name));
  }

  static List<Map<String, Object>> rename(Arguments.Items items, List<Map<String, Object>> rows) {
    List<String> words = new Words(items.items()).words();
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
          for (String name : row.keySet()) {
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

  static List<Map<String, Object>> sort(Arguments.Items items, List<Map<String, Object>> rows) {
    List<String> words = new Words(items.items()).words();
    int limit = 10_000;
    if (words.get(0).matches("\\d+")) {
      limit = Integer.parseInt(words.remove(0));
    }
    Comparator<Map<String, Object>> order = (a, b) -> 0;
    for (String word : words) {
      boolean down = word.startsWith("-");
      String field = word.replaceFirst("^[-+]", "");
      order = order.thenComparing((a, b) -> order(a.get(field), b.get(field), down));
    }
    List<Map<String, Object>> sorted = new ArrayList<>(rows);
    sorted.sort(order);
    return limit == 0 ? sorted : sorted.subList(0, Math.min(limit, sorted.size()));
  }

  /** Absent values come last in both directions. */
  private static int order(Object a, Object b, boolean down) {
    int order = RefValues.compare(a, b);
    return down && a != null && b != null ? -order : order;
  }

  static List<Map<String, Object>> head(Arguments.Items items, List<Map<String, Object>> rows) {
    List<String> words = new Words(items.items()).words();
    int count = words.isEmpty() ? 10 : Integer.parseInt(words.get(0));
    return rows.subList(0, Math.min(count, rows.size()));
  }

  static List<Map<String, Object>> dedup(Arguments.Items items, List<Map<String, Object>> rows) {
    Words list = new Words(items.items());
    List<String> words = list.words();
    int most = words.get(0).matches("\\d+") ? Integer.parseInt(words.remove(0)) : 1;
    boolean keepEmpty = list.flag("keepempty");
    boolean consecutive = list.flag("consecutive");
    Map<List<Object>, Integer> seen = new HashMap<>();
    List<Object> before = null;
    List<Map<String, Object>> kept = new ArrayList<>();
    for (Map<String, Object> row : rows) {
      List<Object> key =
          words.stream().map(word -> (Object) RefValues.texts(row.get(word))).toList();
      if (key.contains(List.of())) {
        if (keepEmpty) {
          kept.add(row);
        }
        continue;
      }
      if (consecutive && !key.equals(before)) {
        seen.clear();
      }
      before = key;
      if (seen.merge(key, 1, Integer::sum) <= most) {
        kept.add(row);
      }
    }
    return kept;
  }

  static List<Map<String, Object>> mvexpand(Arguments.Items items, List<Map<String, Object>> rows) {
    Words list = new Words(items.items());
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
    Words list = new Words(items.items());
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
