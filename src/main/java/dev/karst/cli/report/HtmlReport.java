package dev.karst.cli.report;

import dev.karst.detection.test.TestResult;
import dev.karst.detection.test.TestResult.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * All results as one page of HTML that needs nothing else: no script, no font, no image. It forbids
 * the browser to run or to load anything, whatever a log holds.
 */
final class HtmlReport implements ReportFormat {
  private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

  @Override
  public String write(RunSummary summary) {
    Markup page = new Markup().constant("<!DOCTYPE html>").line();
    page.open("html", "lang", "en").open("head").line();
    page.empty("meta", "charset", "utf-8").line();
    page.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY).line();
    page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.line().element("title", "Karst: " + summary.sentence()).line();
    page.open("style").line().constant(style()).close().line();
    page.close().line().open("body").line();
    page.element("h1", summary.failed() ? "Detections: failed" : "Detections: passed").line();
    page.element("p", summary.sentence(), "id", "summary").line();
    choices(summary, page);
    table(summary.results(), page);
    for (int i = 0; i < summary.results().size(); i++) {
      if (hasMore(summary.results().get(i))) {
        new HtmlResult(summary.results().get(i), i + 1).write(page);
      }
    }
    return page.close().line().close().line().toString();
  }

  private static String style() {
    try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What can be chosen to be shown; the style sheet hides the rest. */
  private static void choices(RunSummary summary, Markup page) {
    choice("all", "all " + summary.results().size(), page);
    for (Status status : Status.values()) {
      if (summary.count(status) > 0) {
        choice(word(status), status.word() + " " + summary.count(status), page);
      }
    }
  }

  private static void choice(String id, String label, Markup page) {
    String checked = id.equals("all") ? "checked" : null;
    page.empty("input", "type", "radio", "name", "show", "id", id, "checked", checked);
    page.element("label", label, "for", id).line();
  }

  /** A status as a class of the style sheet. */
  static String word(Status status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static boolean hasMore(TestResult result) {
    return new ResultText(result).ran() || result.status().bad();
  }

  private static void table(List<TestResult> results, Markup page) {
    page.open("table", "id", "results").open("thead").open("tr");
    for (String head : List.of("status", "detection", "test", "type", "results", "why", "time")) {
      page.element("th", head, "scope", "col");
    }
    page.close().close().line().open("tbody").line();
    for (int i = 0; i < results.size(); i++) {
      row(results.get(i), i + 1, page);
    }
    page.close().close().line();
  }

  private static void row(TestResult result, int number, Markup page) {
    ResultText text = new ResultText(result);
    page.open("tr", "class", word(result.status()));
    page.element("td", result.status().word(), "class", "status").open("td");
    if (hasMore(result)) {
      page.element("a", result.detection(), "href", "#t" + number);
    } else {
      page.text(result.detection());
    }
    page.close().element("td", result.test());
    page.element("td", result.type() == null ? "" : result.type());
    page.element("td", text.ran() ? String.join(", ", text.counts()) : "");
    page.element("td", text.reason(), "class", "why");
    page.element("td", text.ran() ? RunSummary.seconds(result.millis()) : "", "class", "number");
    page.close().line();
  }
}
