package dev.karst.cli.report;

import dev.karst.text.KarstException.SearchError;
import java.util.Locale;

/** A report as a file. */
interface ReportFormat {
  String write(RunSummary summary);

  /**
   * The report that a file's ending names.
   *
   * @throws SearchError for another ending
   */
  static ReportFormat of(String name) {
    String ending = name.toLowerCase(Locale.ROOT).replaceFirst(".*\\.", "");
    return switch (ending) {
      case "json" -> new JsonReport();
      case "xml" -> new JunitReport();
      case "md" -> new MarkdownReport();
      case "html" -> new HtmlReport();
      default ->
          throw new SearchError(
              "usage",
              "no report is called '" + name + "'",
              "a report ends in .json, .xml (JUnit), .md or .html");
    };
  }
}
