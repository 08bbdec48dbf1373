package dev.karst.cli.report;

import dev.karst.detection.test.DrilldownCheck;
import dev.karst.detection.test.TestResult;
import dev.karst.detection.test.TestResult.DataRead;
import dev.karst.detection.test.TestResult.Status;
import java.util.ArrayList;
import java.util.List;

/** A result in words, which are the same in every report. */
record ResultText(TestResult result) {
  /** {@code NAME OF THE DETECTION / NAME OF THE TEST}. */
  String title() {
    return result.detection() + " / " + result.test();
  }

  /** Whether the search was run, so that there is more to tell than a reason. */
  boolean ran() {
    return result.expanded() != null;
  }

  /** How much came of it, such as {@code 3 rows} and {@code 6 risk events}. */
  List<String> counts() {
    List<String> counts = new ArrayList<>();
    counts.add(counted(result.count(), "row"));
    if (!result.risk().isEmpty()) {
      counts.add(counted(result.risk().size(), "risk event"));
    }
    if (!result.drilldowns().isEmpty()) {
      counts.add(counted(result.drilldowns().size(), "drilldown"));
    }
    return counts;
  }

  /**
   * One line: why it did not pass or was not run, and for data that is not there where it was
   * looked for; empty where it passed.
   */
  String reason() {
    if (result.status() == Status.NO_DATA) {
      for (String line : result.problems()) {
        if (line.startsWith("looked for: ")) {
          return line;
        }
      }
    }
    return result.problems().isEmpty()
        ? ""
        : result.problems().get(0).lines().findFirst().orElse("");
  }

  /** All there is to tell of it beside its title, a line each. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(result.file());
    result.problems().forEach(problem -> problem.lines().forEach(lines::add));
    result.data().forEach(data -> lines.add("data: " + data(data)));
    result.notes().forEach(note -> ("note: " + note).lines().forEach(lines::add));
    for (DrilldownCheck check : result.drilldowns()) {
      if (check.problem() != null && check.search() != null) {
        ("drilldown of row " + (check.row() + 1) + ": " + check.search())
            .lines()
            .forEach(lines::add);
      }
    }
    return lines;
  }

  /** What was read, and how much of it. */
  static String data(DataRead data) {
    return data.name() + ": " + counted(data.events(), "event") + ", " + read(data);
  }

  /** How data was read: by which profile, of which source type. */
  static String read(DataRead data) {
    String profile = data.profile() == null ? "no profile" : data.profile();
    return data.sourcetype() + " (" + profile + ")";
  }

  static String counted(long count, String one) {
    return count + " " + one + (count == 1 ? "" : "s");
  }
}
