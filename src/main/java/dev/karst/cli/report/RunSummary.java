package dev.karst.cli.report;

import dev.karst.detection.test.TestPlan;
import dev.karst.detection.test.TestResult;
import dev.karst.detection.test.TestResult.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A whole run of tests.
 *
 * @param millis from start to end
 * @param left how many tests were not run since one had failed
 */
record RunSummary(List<TestResult> results, long millis, int left) {
  long count(Status status) {
    return results.stream().filter(result -> result.status() == status).count();
  }

  boolean failed() {
    return results.stream().anyMatch(result -> result.status().bad());
  }

  /** {@code 3 passed, 1 failed, 2 no data in 0.8 s}. */
  String sentence() {
    List<String> parts = new ArrayList<>();
    parts.add(count(Status.PASS) + " passed");
    parts.add(count(Status.FAIL) + " failed");
    add(parts, Status.ERROR, "with errors");
    add(parts, Status.SKIPPED, "skipped");
    add(parts, Status.NO_DATA, "without data");
    if (left > 0) {
      parts.add(left + " not run");
    }
    return String.join(", ", parts) + " in " + seconds(millis);
  }

  /** Why tests of a status were not run, the most frequent first, and how many of each. */
  Map<String, Long> reasons(Status status) {
    Map<String, Long> counts = new TreeMap<>();
    results.stream()
        .filter(result -> result.status() == status)
        .map(
            result ->
                new ResultText(result).reason().replaceFirst("^manual_test: .*", "manual_test"))
        .forEach(reason -> counts.merge(reason, 1L, Long::sum));
    return mostFirst(counts);
  }

  /** How many rows each detection gave over benign logs, the most first; none that gave none. */
  Map<String, Long> falsePositives() {
    Map<String, Long> counts = new TreeMap<>();
    results.stream()
        .filter(result -> result.test().equals(TestPlan.NEGATIVE) && result.count() > 0)
        .forEach(result -> counts.merge(result.detection(), (long) result.count(), Long::sum));
    return mostFirst(counts);
  }

  private static Map<String, Long> mostFirst(Map<String, Long> counts) {
    Map<String, Long> sorted = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  private void add(List<String> parts, Status status, String word) {
    if (count(status) > 0) {
      parts.add(count(status) + " " + word);
    }
  }

  static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.2f s", millis / 1000.0);
  }
}
