package dev.karst.detection;

import java.util.List;
import java.util.Map;

/** A drilldown's result, kept beyond its time. */
record Followed(DrilldownResult result, List<Map<String, Object>> rows) {
  static Followed of(DrilldownResult result) {
    return new Followed(result, result.refused() ? null : Bench.plain(result.table()));
  }

  /** The problem as users see it; empty where there is none. */
  String problem() {
    return result.problem() == null ? "" : result.problem().render();
  }
}
