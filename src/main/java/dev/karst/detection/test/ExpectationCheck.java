package dev.karst.detection.test;

import dev.karst.detection.ResultTable;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Compares results with what a test case expects. */
record ExpectationCheck(Expectation expectation, ResultTable results) {
  private static final int MOST_SHOWN = 5;

  /** What differs, a sentence each; empty where nothing does. */
  List<String> problems() {
    int rows = results.rows().size();
    return switch (expectation.kind()) {
      case JUDGE -> List.of();
      case NONE, FILTERED ->
          rows == 0 ? List.of() : List.of("no rows are expected, but there are " + rows + sample());
      case COUNT ->
          rows == expectation.count()
              ? List.of()
              : List.of(expectation.count() + " rows are expected, but there are " + rows);
      case ROWS -> missing(false);
      case EXACTLY -> missing(true);
    };
  }

  private String sample() {
    return ": " + shown(results.rows().get(0));
  }

  /** Each expected row needs a result of its own, so that as many as can be have one. */
  private List<String> missing(boolean exactly) {
    List<Map<String, Value>> rows = results.rows();
    RowMatching matching =
        RowMatching.of(
            expectation.rows().size(),
            rows.size(),
            (wanted, row) -> fits(expectation.rows().get(wanted), rows.get(row)));
    List<Map<String, Value>> left = matching.unmatchedRows().stream().map(rows::get).toList();
    List<String> problems = new ArrayList<>();
    for (int wanted : matching.unmatchedWanted()) {
      Map<String, List<String>> expected = expectation.rows().get(wanted);
      problems.add("there is no row " + wanted(expected) + nearest(expected, left));
    }
    if (exactly) {
      left.stream()
          .limit(MOST_SHOWN)
          .forEach(row -> problems.add("there is a row that is not expected: " + shown(row)));
      if (left.size() > MOST_SHOWN) {
        problems.add("and " + (left.size() - MOST_SHOWN) + " more that are not expected");
      }
    }
    return problems;
  }

  private static boolean fits(Map<String, List<String>> expected, Map<String, Value> row) {
    return differing(expected, row).isEmpty();
  }

  private static List<String> differing(
      Map<String, List<String>> expected, Map<String, Value> row) {
    return expected.keySet().stream()
        .filter(field -> !expected.get(field).equals(Multi.texts(row.get(field))))
        .toList();
  }

  /** How the row that agrees most differs. */
  private static String nearest(Map<String, List<String>> expected, List<Map<String, Value>> rows) {
    List<String> least = null;
    Map<String, Value> nearest = null;
    for (Map<String, Value> row : rows) {
      List<String> differing = differing(expected, row);
      if (least == null || differing.size() < least.size()) {
        least = differing;
        nearest = row;
      }
    }
    if (nearest == null || least.size() == expected.size()) {
      return "";
    }
    StringJoiner fields = new StringJoiner(", ");
    for (String field : least) {
      fields.add(field + "=" + text(Multi.texts(nearest.get(field))));
    }
    return "; the nearest has " + fields;
  }

  private static String shown(Map<String, Value> row) {
    StringJoiner fields = new StringJoiner(", ", "{", "}");
    row.forEach((name, value) -> fields.add(name + "=" + text(Multi.texts(value))));
    String text = fields.toString();
    return text.length() > 400 ? text.substring(0, 400) + "..." : text;
  }

  private static String wanted(Map<String, List<String>> expected) {
    StringJoiner fields = new StringJoiner(", ", "{", "}");
    expected.forEach((name, texts) -> fields.add(name + "=" + text(texts)));
    return fields.toString();
  }

  /** An absent value, a text, or a multivalue in brackets. */
  private static String text(List<String> texts) {
    return switch (texts.size()) {
      case 0 -> "\u2205";
      case 1 -> texts.get(0);
      default -> "[" + String.join("; ", texts) + "]";
    };
  }
}
