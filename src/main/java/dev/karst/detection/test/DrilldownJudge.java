package dev.karst.detection.test;

import dev.karst.detection.DrilldownResult;
import dev.karst.detection.ResultTable;
import dev.karst.detection.risk.RiskEvent;
import dev.karst.value.Multi;
import dev.karst.value.Num;
import dev.karst.value.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Says whether a drilldown gives what it must: one that starts from the detection's search at least
 * the row it came from, one over risk the risk events of the objects that it asks for.
 *
 * @param risk the events of the run
 */
record DrilldownJudge(List<RiskEvent> risk) {
  private static final Pattern OVER_RISK =
      Pattern.compile(
          "(?i)datamodel\\s*[=:]?\\s*\"?Risk\\b|\\bindex\\s*=\\s*\"?risk\\b|`risk_index`");

  DrilldownCheck check(DrilldownResult result) {
    if (result.refused()) {
      return made(
          result, 0, result.problem().render().stripTrailing().replaceFirst("^error: ", ""));
    }
    String problem = result.problem() == null ? null : result.problem().message();
    if (problem == null && result.search() != null && OVER_RISK.matcher(result.search()).find()) {
      problem = lacks(result);
    }
    return made(result, result.table().rows().size(), problem);
  }

  private static DrilldownCheck made(DrilldownResult result, int rows, String problem) {
    return new DrilldownCheck(result.row(), result.name(), result.search(), rows, problem);
  }

  /** What the drilldown asks for and does not give; null where it gives all. */
  private String lacks(DrilldownResult result) {
    Map<String, Integer> asked = new TreeMap<>();
    for (RiskEvent event : risk) {
      String object = event.text("risk_object");
      if (names(result.search(), object)) {
        asked.merge(object, 1, Integer::sum);
      }
    }
    for (Map.Entry<String, Integer> object : asked.entrySet()) {
      String problem = lacks(result.table(), object.getKey(), object.getValue());
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }

  private static boolean names(String search, String object) {
    return search.contains(object)
        || search.contains(object.replace("\\", "\\\\").replace("\"", "\\\""));
  }

  private static String lacks(ResultTable table, String object, int events) {
    double most = -1;
    for (Map<String, Value> row : table.rows()) {
      if (row.values().stream().anyMatch(value -> Multi.texts(value).contains(object))) {
        Num count = row.get("count") == null ? null : row.get("count").asNumber();
        most = Math.max(most, count == null ? events : count.value());
      }
    }
    if (most < 0) {
      return "it does not give the risk events of " + object;
    }
    return most >= events
        ? null
        : "it gives "
            + Math.round(most)
            + " risk events of "
            + object
            + ", but the run made "
            + events;
  }
}
