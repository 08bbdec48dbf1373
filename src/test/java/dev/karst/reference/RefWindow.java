package dev.karst.reference;

import dev.karst.syntax.Aggregate;
import dev.karst.syntax.Arguments;
import dev.karst.syntax.EvalExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code eventstats} and {@code streamstats} (semantics.md section 3), BY single values. */
final class RefWindow {
  private RefWindow() {}

  private record Seen(Map<String, Object> row, List<String> key) {}

  private static List<String> fields(Arguments.Aggregates arguments) {
    return arguments.by().stream().map(item -> item.field().text()).toList();
  }

  /** The texts of the BY fields; null where one is absent. */
  private static List<String> key(List<String> fields, Map<String, Object> row) {
    return fields.stream().allMatch(field -> row.get(field) != null)
        ? fields.stream().map(field -> RefValues.text(row.get(field))).toList()
        : null;
  }

  private static Map<String, Object> with(
      Arguments.Aggregates arguments, Map<String, Object> row, List<Map<String, Object>> rows) {
    Map<String, Object> changed = RefCommands.copy(row);
    for (Aggregate aggregate : arguments.aggregates()) {
      Object value = RefValues.stored(RefStats.aggregate(aggregate, rows));
      if (value == null) {
        changed.remove(aggregate.name());
      } else {
        changed.put(aggregate.name(), value);
      }
    }
    return changed;
  }

  static List<Map<String, Object>> eventstats(
      Arguments.Aggregates arguments, List<Map<String, Object>> rows) {
    List<String> fields = fields(arguments);
    return rows.stream()
        .map(
            row -> {
              List<String> key = key(fields, row);
              return key == null
                  ? row
                  : with(
                      arguments,
                      row,
                      rows.stream().filter(one -> key.equals(key(fields, one))).toList());
            })
        .toList();
  }

  /**
   * Source: assumed, that a row without a BY field takes no place in the window, yet its
   * reset_before and reset_after count.
   */
  static List<Map<String, Object>> streamstats(
      Arguments.Aggregates arguments, List<Map<String, Object>> rows) {
    List<String> fields = fields(arguments);
    RefWords options = new RefWords(List.copyOf(arguments.options()));
    int window = options.number("window", 0);
    int seconds = Integer.parseInt(options.option("time_window", "0s").replace("s", ""));
    boolean current = options.flag("current", true);
    boolean global = options.flag("global", true);
    EvalExpr before = condition(options.option("reset_before", null));
    EvalExpr after = condition(options.option("reset_after", null));
    List<Seen> seen = new ArrayList<>();
    List<String> last = null;
    List<Map<String, Object>> results = new ArrayList<>();
    for (Map<String, Object> row : rows) {
      List<String> key = key(fields, row);
      if (before != null && RefEval.isTrue(before, row)) {
        seen.clear();
      }
      if (key == null) {
        results.add(row);
        if (after != null && RefEval.isTrue(after, row)) {
          seen.clear();
        }
        continue;
      }
      if (options.flag("reset_on_change", false) && !key.equals(last)) {
        seen.clear();
      }
      last = key;
      List<Seen> reach = new ArrayList<>(seen);
      if (current) {
        reach.add(new Seen(row, key));
      }
      if (!global) {
        reach.removeIf(one -> !one.key.equals(key));
      }
      if (window > 0 && reach.size() > window) {
        reach = reach.subList(reach.size() - window, reach.size());
      }
      Map<String, Object> result =
          with(
              arguments,
              row,
              reach.stream()
                  .filter(one -> one.key.equals(key) && near(one.row, row, seconds))
                  .map(Seen::row)
                  .collect(Collectors.toList()));
      results.add(result);
      seen.add(new Seen(row, key));
      if (after != null && RefEval.isTrue(after, result)) {
        seen.clear();
      }
    }
    return results;
  }

  private static EvalExpr condition(String text) {
    return text == null ? null : ReferenceInterpreter.expression(text);
  }

  /** Whether two times are less than so many seconds apart; always where there is no bound. */
  private static boolean near(Map<String, Object> a, Map<String, Object> b, int seconds) {
    return seconds == 0 || Math.abs((Double) a.get("_time") - (Double) b.get("_time")) < seconds;
  }
}
