package dev.karst.detection;

import dev.karst.engine.Engine;
import dev.karst.engine.SearchResult;
import dev.karst.plan.TimeWindow;
import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.SourceText;
import dev.karst.time.Epoch;
import dev.karst.time.RelativeTime;
import dev.karst.value.Value;
import java.util.Map;

/**
 * Follows the drilldowns of a detection's rows.
 *
 * @param window the time range of the detection's run
 */
record DrilldownRun(Detection detection, Engine engine, TimeWindow window) {
  /**
   * Follows one drilldown of one row. A search that is wrong, or that asks for what Karst does not
   * have, is told in the result.
   */
  DrilldownResult follow(Drilldown drilldown, ResultTable results, int row) {
    Map<String, Value> fields = results.rows().get(row);
    TokenValues values = new TokenValues(fields, results.columns(), window);
    String name = values.fill(drilldown.name().text());
    SourceText search = null;
    TimeWindow range = null;
    try {
      search =
          DrilldownSearch.of(
              drilldown.search(), detection.search(), values, engine.session().warnings());
      range =
          new TimeWindow(
              start(bound(drilldown.earliest(), values, window.earliest())),
              bound(drilldown.latest(), values, window.latest()));
      try (SearchResult found = engine.search(search, range)) {
        ResultTable table = ResultTable.read(found, engine.session().memory());
        Diagnostic problem = lacks(table, results, fields, drilldown) ? lost(drilldown) : null;
        return new DrilldownResult(row, name, search.text(), range, table, problem);
      }
    } catch (SearchError e) {
      String text = search == null ? null : search.text();
      return new DrilldownResult(row, name, text, range, null, e.diagnostic());
    }
  }

  private long bound(SourceText offset, TokenValues values, long standard) {
    if (offset == null) {
      return standard;
    }
    String text = values.fill(offset.text());
    return RelativeTime.parse(text)
        .orElseThrow(
            () ->
                new SearchError(
                    "bad-time",
                    "Invalid time '" + text + "'",
                    offset.span(),
                    "expected -24h@h, an epoch time, or $info_min_time$ and $info_max_time$"))
        .apply(engine.session().now(), engine.session().zone());
  }

  /** All time begins at 0, and holds rows that have no time. */
  private static long start(long micros) {
    return micros == 0 ? Epoch.LEAST : micros;
  }

  /**
   * Whether a drilldown that starts from the detection's search and keeps its columns does not give
   * back the row.
   */
  private static boolean lacks(
      ResultTable table, ResultTable results, Map<String, Value> row, Drilldown drilldown) {
    return drilldown.search().text().contains(Drilldown.ORIGINAL)
        && (table.rows().isEmpty() || table.columns().containsAll(results.columns()))
        && table.rows().stream().noneMatch(found -> found.entrySet().containsAll(row.entrySet()));
  }

  private static Diagnostic lost(Drilldown drilldown) {
    return Diagnostic.error(
        "drilldown-row",
        "the drilldown does not give back the row it came from",
        drilldown.search().span());
  }
}
