package dev.karst.detection.test;

import dev.karst.detection.ResultTable;
import dev.karst.value.Num;
import dev.karst.value.Value;
import java.util.Map;
import java.util.Optional;

/**
 * How many events stand behind each result, where the results count them: one each, for many
 * results, says that BY names too many fields.
 */
final class GroupSizes {
  private static final String COUNT = "count";
  private static final int MANY = 10;

  private GroupSizes() {}

  static Optional<String> of(ResultTable results) {
    double least = Double.MAX_VALUE;
    double most = 0;
    for (Map<String, Value> row : results.rows()) {
      Num count = row.get(COUNT) == null ? null : row.get(COUNT).asNumber();
      if (count == null) {
        return Optional.empty();
      }
      least = Math.min(least, count.value());
      most = Math.max(most, count.value());
    }
    int rows = results.rows().size();
    if (rows == 0) {
      return Optional.empty();
    }
    String sizes =
        least == most ? Math.round(least) + " each" : Math.round(least) + " to " + Math.round(most);
    String hint = rows >= MANY && most == 1 ? ": its BY is as wide as the events are" : "";
    return Optional.of("events behind a result: " + sizes + hint);
  }
}
