package dev.karst.cli.conformance;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares rows with those that are expected: only the fields that occur in some expected row, and
 * a field that an expected row lacks must be absent (semantics.md section 0).
 *
 * @param absent fields that no row may have
 */
record RowComparison(
    List<Map<String, List<String>>> expected,
    List<String> absent,
    boolean anyOrder,
    Sameness sameness) {
  /** The first difference, in words; empty where there is none. */
  Optional<String> difference(List<Map<String, List<String>>> rows) {
    if (rows.size() != expected.size()) {
      return Optional.of(rows.size() + " rows, not " + expected.size());
    }
    for (int i = 0; i < rows.size(); i++) {
      for (String field : absent) {
        List<String> value = value(rows.get(i), field);
        if (!value.isEmpty()) {
          return Optional.of(place(i, field) + " is " + shown(value) + ", not absent");
        }
      }
    }
    Set<String> fields = new LinkedHashSet<>();
    expected.forEach(row -> fields.addAll(row.keySet()));
    return anyOrder ? unmatched(rows, fields) : firstDifference(rows, fields);
  }

  private Optional<String> firstDifference(
      List<Map<String, List<String>>> rows, Set<String> fields) {
    for (int i = 0; i < rows.size(); i++) {
      for (String field : fields) {
        List<String> is = value(rows.get(i), field);
        List<String> should = value(expected.get(i), field);
        if (!sameness.same(field, is, should)) {
          return Optional.of(place(i, field) + " is " + shown(is) + ", not " + shown(should));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> unmatched(List<Map<String, List<String>>> rows, Set<String> fields) {
    List<Map<String, List<String>>> left = new ArrayList<>(rows);
    for (Map<String, List<String>> should : expected) {
      boolean found = false;
      for (int i = 0; i < left.size() && !found; i++) {
        Map<String, List<String>> row = left.get(i);
        if (fields.stream().allMatch(f -> sameness.same(f, value(row, f), value(should, f)))) {
          left.remove(i);
          found = true;
        }
      }
      if (!found) {
        return Optional.of("no row is " + should);
      }
    }
    return Optional.empty();
  }

  private static List<String> value(Map<String, List<String>> row, String field) {
    return row.getOrDefault(field, List.of());
  }

  private static String place(int row, String field) {
    return "row " + (row + 1) + ": " + field;
  }

  private static String shown(List<String> value) {
    return switch (value.size()) {
      case 0 -> "absent";
      case 1 -> "\"" + value.get(0) + "\"";
      default -> value.toString();
    };
  }
}
