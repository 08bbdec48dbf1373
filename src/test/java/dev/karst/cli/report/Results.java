package dev.karst.cli.report;

import dev.karst.detection.test.DrilldownCheck;
import dev.karst.detection.test.TestResult;
import dev.karst.detection.test.TestResult.DataRead;
import dev.karst.detection.test.TestResult.Status;
import dev.karst.value.Multi;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.util.List;
import java.util.Map;

/** Results to write reports of, with texts that mean something in XML, HTML and Markdown. */
final class Results {
  static final String SCRIPT = "</td><script>document.title='run'</script>";
  static final String HOSTILE =
      "a & b <c> \"d\" 'e' ]]> \u0000\u001b[31m \uD800 \uFFFE \uD83D\uDE00";

  private Results() {}

  static RunSummary summary() {
    return new RunSummary(
        List.of(
            result("detections/a.b/one.yml", "One " + SCRIPT, "first", Status.PASS, List.of()),
            result("detections/a.b/one.yml", "One " + SCRIPT, "second", Status.FAIL, problems()),
            result("../two.yml", "Two", HOSTILE, Status.ERROR, List.of(HOSTILE)),
            notRun("three.yml", Status.SKIPPED, List.of("manual_test: by hand\nonly")),
            notRun(
                "four.yml",
                Status.NO_DATA,
                List.of("no data", "looked for: /d/datasets/x|y.log", "give --attack-data"))),
        12_345,
        2);
  }

  private static List<String> problems() {
    return List.of("there is no row {a=[b]}\nthe nearest: ```` | `x`", "another");
  }

  static TestResult result(
      String file, String detection, String test, Status status, List<String> problems) {
    Map<String, Value> row =
        Map.of(
            "user", Text.of(SCRIPT), "tag", Multi.of(List.of("x", "y")), "raw", Text.of(HOSTILE));
    return new TestResult(
        file,
        detection,
        "TTP",
        test,
        status,
        problems,
        List.of("events behind a result: 1"),
        List.of(new DataRead("log <1>", "sysmon:linux", null, 68)),
        List.of("user", "tag", "absent", "raw"),
        List.of(row),
        1,
        List.of(),
        List.of(new DrilldownCheck(0, "see " + SCRIPT, "index=risk", 0, "no rows")),
        "| search user=\"" + SCRIPT + "\"",
        250);
  }

  private static TestResult notRun(String file, Status status, List<String> why) {
    return new TestResult(
        file, file, null, "a test", status, why, List.of(), List.of(), List.of(), List.of(), 0,
        List.of(), List.of(), null, 0);
  }
}
