package dev.karst.cli.report;

import dev.karst.detection.risk.RiskEvent;
import dev.karst.detection.test.DrilldownCheck;
import dev.karst.detection.test.TestResult;
import dev.karst.detection.test.TestResult.DataRead;
import dev.karst.detection.test.TestResult.Status;
import java.util.ArrayList;
import java.util.List;

/** What a terminal shows: a line for each test, then the failures in full, then the sums. */
final class TerminalReport {
  private final boolean risk;

  TerminalReport(boolean risk) {
    this.risk = risk;
  }

  String line(TestResult result) {
    StringBuilder out = new StringBuilder();
    out.append(String.format("%-7s  ", result.status().word()));
    out.append(result.detection()).append(" / ").append(result.test());
    if (result.expanded() != null) {
      out.append("  ").append(String.join(", ", measures(result)));
    } else if (!result.problems().isEmpty()) {
      out.append("  ").append(why(result));
    }
    out.append('\n');
    if (risk) {
      result.risk().forEach(event -> out.append(event(event)));
    }
    return out.toString();
  }

  private static List<String> measures(TestResult result) {
    List<String> measures = new ArrayList<>();
    measures.add(counted(result.count(), "row"));
    if (!result.risk().isEmpty()) {
      measures.add(counted(result.risk().size(), "risk event"));
    }
    if (!result.drilldowns().isEmpty()) {
      measures.add(counted(result.drilldowns().size(), "drilldown"));
    }
    for (DataRead data : result.data()) {
      measures.add(data.name() + " as " + read(data));
    }
    measures.add(RunSummary.seconds(result.millis()));
    return measures;
  }

  /** How data was read: by which profile, of which source type. */
  static String read(DataRead data) {
    String profile = data.profile() == null ? "no profile" : data.profile();
    return data.sourcetype() + " (" + profile + ")";
  }

  static String counted(long count, String one) {
    return count + " " + one + (count == 1 ? "" : "s");
  }

  /** One line: the reason, and for data that is not there where it was looked for. */
  private static String why(TestResult result) {
    if (result.status() == Status.NO_DATA) {
      for (String line : result.problems()) {
        if (line.startsWith("looked for: ")) {
          return line;
        }
      }
    }
    return result.problems().get(0).lines().findFirst().orElse("");
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
    return out.append('\n').append(summary.sentence()).append('\n').toString();
  }

  private static String full(TestResult result) {
    StringBuilder out = new StringBuilder();
    out.append("\n== ").append(result.status().word()).append(": ");
    out.append(result.detection()).append(" / ").append(result.test()).append('\n');
    out.append("   ").append(result.file()).append('\n');
    result.problems().forEach(problem -> out.append(indented(problem)));
    for (DataRead data : result.data()) {
      String events = counted(data.events(), "event");
      out.append("   data: ").append(data.name()).append(": ").append(events);
      out.append(", ").append(read(data)).append('\n');
    }
    result.notes().forEach(note -> out.append(indented("note: " + note)));
    for (DrilldownCheck check : result.drilldowns()) {
      if (check.problem() != null && check.search() != null) {
        out.append(indented("drilldown of row " + (check.row() + 1) + ": " + check.search()));
      }
    }
    return out.toString();
  }

  private static String indented(String text) {
    return text.lines().map(line -> "   " + line + "\n").reduce("", String::concat);
  }
}
