package dev.karst.reference;

import dev.karst.syntax.Aggregate;
import dev.karst.syntax.Arguments;
import dev.karst.syntax.EvalExpr;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** {@code stats} (semantics.md section 3). */
final class RefStats {
  private RefStats() {}

  static List<Map<String, Object>> stats(
      Arguments.Aggregates arguments, List<Map<String, Object>> rows) {
    List<String> keys = arguments.by().stream().map(item -> item.field().text()).toList();
    Map<List<String>, List<Map<String, Object>>> groups = new LinkedHashMap<>();
    if (keys.isEmpty()) {
      groups.put(List.of(), new ArrayList<>());
    }
    for (Map<String, Object> row : rows) {
      for (List<String> group : groups(keys, row)) {
        groups.computeIfAbsent(group, any -> new ArrayList<>()).add(row);
      }
    }
    List<List<String>> order = new ArrayList<>(groups.keySet());
    order.sort(RefStats::compare);
    List<Map<String, Object>> results = new ArrayList<>();
    for (List<String> group : order) {
      Map<String, Object> result = new LinkedHashMap<>();
      for (int i = 0; i < keys.size(); i++) {
        result.put(keys.get(i), group.get(i));
      }
      for (Aggregate aggregate : arguments.aggregates()) {
        result.put(aggregate.name(), RefValues.stored(aggregate(aggregate, groups.get(group))));
      }
      results.add(result);
    }
    return results;
  }

  private static int compare(List<String> a, List<String> b) {
    for (int i = 0; i < a.size(); i++) {
      int order = RefValues.compare(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** One group for each value of a multivalue; none where a field is absent. */
  private static List<List<String>> groups(List<String> keys, Map<String, Object> row) {
    List<List<String>> groups = List.of(List.of());
    for (String key : keys) {
      List<List<String>> longer = new ArrayList<>();
      for (List<String> group : groups) {
        for (String value : RefValues.texts(row.get(key))) {
          List<String> next = new ArrayList<>(group);
          next.add(value);
          longer.add(next);
        }
      }
      groups = longer;
    }
    return groups;
  }

  static Object aggregate(Aggregate aggregate, List<Map<String, Object>> rows) {
    if (aggregate.arguments().isEmpty()) {
      return (double) rows.size();
    }
    if (aggregate.function().matches("(earliest|latest)(_time)?")) {
      return byTime(aggregate, rows);
    }
    List<String> values = new ArrayList<>();
    if (aggregate.arguments().get(0) instanceof Aggregate.Eval eval) {
      if (aggregate.function().equals("count")) {
        return (double) rows.stream().filter(row -> counts(eval.expression(), row)).count();
      }
      rows.forEach(row -> values.addAll(RefValues.texts(RefEval.value(eval.expression(), row))));
    } else {
      String field = ((Aggregate.Name) aggregate.arguments().get(0)).literal().text();
      rows.forEach(row -> values.addAll(RefValues.texts(row.get(field))));
    }
    return of(aggregate.function(), values);
  }

  private static boolean counts(EvalExpr expression, Map<String, Object> row) {
    Object value = RefEval.value(expression, row);
    return value instanceof Boolean bool ? bool : value != null;
  }

  /** The value, or the time, of the first or last row by time that has the field. */
  private static Object byTime(Aggregate aggregate, List<Map<String, Object>> rows) {
    String field = ((Aggregate.Name) aggregate.arguments().get(0)).literal().text();
    Comparator<Map<String, Object>> order = Comparator.comparing(row -> (Double) row.get("_time"));
    return rows.stream()
        .filter(row -> row.get(field) != null)
        .min(aggregate.function().startsWith("earliest") ? order : order.reversed())
        .map(row -> row.get(aggregate.function().endsWith("_time") ? "_time" : field))
        .orElse(null);
  }

  static List<Double> numbers(List<String> values) {
    return values.stream().map(RefValues::parse).filter(number -> number != null).toList();
  }

  private static Object of(String function, List<String> values) {
    List<Double> numbers = numbers(values);
    return switch (function) {
      case "count", "c" -> (double) values.size();
      case "dc", "distinct_count", "estdc" -> (double) new LinkedHashSet<>(values).size();
      case "min" -> values.stream().min(RefValues::compare).orElse(null);
      case "max" -> values.stream().max(RefValues::compare).orElse(null);
      case "values" ->
          RefValues.ofTexts(values.stream().distinct().sorted(RefValues::compareTexts).toList());
      case "list" -> RefValues.ofTexts(values.subList(0, Math.min(100, values.size())));
      case "first" -> values.isEmpty() ? null : values.get(0);
      case "last" -> values.isEmpty() ? null : values.get(values.size() - 1);
      default -> numbers.isEmpty() ? null : (Object) ofNumbers(function, numbers);
    };
  }

  /** Sums run from left to right; the variance is (sumsq - mean * sum) / (n - 1). */
  private static double ofNumbers(String function, List<Double> numbers) {
    double sum = 0;
    double squares = 0;
    for (double number : numbers) {
      sum += number;
      squares += number * number;
    }
    int n = numbers.size();
    double deviations = Math.max(0, squares - sum / n * sum);
    List<Double> sorted = numbers.stream().sorted().toList();
    return switch (function) {
      case "sum" -> sum;
      case "avg", "mean" -> sum / n;
      case "sumsq" -> squares;
      case "range" -> sorted.get(n - 1) - sorted.get(0);
      case "var" -> n == 1 ? 0 : deviations / (n - 1);
      case "varp" -> deviations / n;
      case "stdev" -> n == 1 ? 0 : Math.sqrt(deviations / (n - 1));
      case "stdevp" -> Math.sqrt(deviations / n);
      case "median" -> percentile(sorted, 50);
      default -> percentile(sorted, Double.parseDouble(function.replaceFirst("p(erc)?", "")));
    };
  }

  /** Interpolated at p/100 * (n - 1). */
  private static double percentile(List<Double> sorted, double percent) {
    double at = percent / 100 * (sorted.size() - 1);
    int low = (int) Math.floor(at);
    double next = sorted.get(Math.min(low + 1, sorted.size() - 1));
    return sorted.get(low) + (at - low) * (next - sorted.get(low));
  }
}
