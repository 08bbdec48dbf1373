package dev.karst.cli.report;

import dev.karst.detection.risk.RiskEvent;
import dev.karst.detection.test.DrilldownCheck;
import dev.karst.detection.test.TestResult;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A test's own part of the page: why it failed, what it ran over, its rows, risk events and
 * drilldowns, and the search as it ran.
 *
 * @param number of the result, from 1
 */
record HtmlResult(TestResult result, int number) {
  /** Tables that are longer are folded away. */
  private static final int SHORT = 20;

  private static final List<String> RISK =
      List.of("risk_score", "risk_object_type", "risk_object", "threat_object", "risk_message");

  void write(Markup page) {
    ResultText text = new ResultText(result);
    page.open("section", "id", "t" + number, "class", HtmlReport.word(result.status())).line();
    page.open("h2").element("span", result.status().word(), "class", "status");
    page.text(" " + text.title()).close().line();
    page.open("p").element("code", result.file());
    if (text.ran()) {
      page.text(" " + String.join(", ", text.counts()));
      page.text(", " + RunSummary.seconds(result.millis()));
    }
    page.close().line();
    result.problems().forEach(one -> page.element("pre", one, "class", "problem").line());
    data(page);
    result.notes().forEach(one -> page.element("pre", "note: " + one, "class", "note").line());
    rows(page);
    risk(page);
    drilldowns(page);
    if (result.expanded() != null) {
      page.open("details").element("summary", "the search, its macros expanded");
      page.element("pre", result.expanded(), "class", "search").close().line();
    }
    page.close().line();
  }

  private void data(Markup page) {
    if (!result.data().isEmpty()) {
      page.open("ul");
      result.data().forEach(data -> page.element("li", ResultText.data(data)));
      page.close().line();
    }
  }

  private void rows(Markup page) {
    List<List<String>> cells = new ArrayList<>();
    for (Map<String, Value> row : result.rows()) {
      cells.add(
          result.columns().stream()
              .map(column -> String.join("\n", Multi.texts(row.get(column))))
              .toList());
    }
    String first = result.count() > cells.size() ? "the first " + cells.size() + " of " : "";
    String title = first + ResultText.counted(result.count(), "row");
    table(title, "rows", result.columns(), cells, page);
  }

  private void risk(Markup page) {
    List<List<String>> cells = new ArrayList<>();
    for (RiskEvent event : result.risk()) {
      cells.add(RISK.stream().map(field -> String.join("\n", event.texts(field))).toList());
    }
    table(ResultText.counted(cells.size(), "risk event"), "risk", RISK, cells, page);
  }

  private void drilldowns(Markup page) {
    List<List<String>> cells = new ArrayList<>();
    for (DrilldownCheck check : result.drilldowns()) {
      cells.add(
          List.of(
              String.valueOf(check.row() + 1),
              check.name(),
              check.problem() == null ? "ok" : check.problem(),
              String.valueOf(check.rows()),
              check.search() == null ? "" : check.search()));
    }
    List<String> columns = List.of("of row", "drilldown", "what came of it", "rows", "search");
    table(ResultText.counted(cells.size(), "drilldown"), "drilldowns", columns, cells, page);
  }

  private static void table(
      String title, String kind, List<String> columns, List<List<String>> cells, Markup page) {
    if (cells.isEmpty()) {
      return;
    }
    page.open("details", "class", kind, "open", cells.size() <= SHORT ? "open" : null);
    page.element("summary", title).open("div", "class", "wide").open("table").open("tr");
    columns.forEach(column -> page.element("th", column, "scope", "col"));
    page.close().line();
    for (List<String> row : cells) {
      page.open("tr");
      row.forEach(cell -> page.element("td", cell));
      page.close().line();
    }
    page.close().close().close().line();
  }
}
