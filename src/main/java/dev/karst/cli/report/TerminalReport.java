package dev.karst.cli.report;

import dev.karst.detection.risk.RiskEvent;
import dev.karst.detection.test.TestResult;
import dev.karst.detection.test.TestResult.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a terminal shows: a line for each test, then the failures in full, then the sums. */
final class TerminalReport {
  private final boolean risk;

  TerminalReport(boolean risk) {
    this.risk = risk;
  }

  String line(TestResult result) {
    ResultText text = new ResultText(result);
    StringBuilder out = new StringBuilder();
    out.append(String.format("%-7s  ", result.status().word())).append(text.title());
    if (text.ran()) {
      out.append("  ").append(String.join(", ", measures(text)));
    } else if (!text.reason().isEmpty()) {
      out.append("  ").append(text.reason());
    }
    out.append('\n');
    if (risk) {
      result.risk().forEach(event -> out.append(event(event)));
    }
    return out.toString();
  }

  private static List<String> measures(ResultText text) {
    List<String> measures = new ArrayList<>(text.counts());
    text.result().data().stream()
        .map(data -> data.name() + " as " + ResultText.read(data))
        .forEach(measures::add);
    measures.add(RunSummary.seconds(text.result().millis()));
    return measures;
  }

  private static String event(RiskEvent event) {
    return "         risk "
        + event.text("risk_score")
        + " "
        + event.text("risk_object_type")
        + "="
        + event.text("risk_object")
        + "  "
        + event.text("risk_message")
        + "\n";
  }

  String end(RunSummary summary) {
    StringBuilder out = new StringBuilder();
    summary.results().stream()
        .filter(result -> result.status().bad())
        .forEach(result -> out.append(full(result)));
    out.append('\n').append(summary.sentence()).append('\n');
    Map<String, Long> positives = summary.falsePositives();
    if (!positives.isEmpty()) {
      long rows = positives.values().stream().mapToLong(Long::longValue).sum();
      String detections = ResultText.counted(positives.size(), "detection");
      out.append(ResultText.counted(rows, "false positive")).append(" of ").append(detections);
      out.append(":\n");
      positives.forEach((name, count) -> out.append(String.format("%6d  %s%n", count, name)));
    }
    summary
        .reasons(Status.SKIPPED)
        .forEach((why, count) -> out.append(count).append(" skipped: ").append(why).append('\n'));
    if (summary.count(Status.NO_DATA) > 0) {
      out.append("test data is looked for below --attack-data DIR; --download fetches it\n");
    }
    return out.toString();
  }

  private static String full(TestResult result) {
    ResultText text = new ResultText(result);
    StringBuilder out = new StringBuilder();
    out.append("\n== ").append(result.status().word()).append(": ").append(text.title());
    out.append('\n');
    text.lines().forEach(line -> out.append("   ").append(line).append('\n'));
    return out.toString();
  }
}
