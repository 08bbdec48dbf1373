package dev.karst.cli.report;

import dev.karst.detection.test.TestResult;
import dev.karst.detection.test.TestResult.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * All results as JUnit's XML, in the form that Jenkins, GitLab and others read: a suite for each
 * detection, a case for each of its tests. A test without data is skipped, with the path that was
 * looked for.
 */
final class JunitReport implements ReportFormat {
  @Override
  public String write(RunSummary summary) {
    Map<String, List<TestResult>> suites = new LinkedHashMap<>();
    for (TestResult result : summary.results()) {
      suites.computeIfAbsent(result.file(), file -> new ArrayList<>()).add(result);
    }
    Markup out = new Markup().constant("<?xml version=\"1.0\" encoding=\"UTF-8\"?>").line();
    out.open(
            "testsuites",
            "name",
            "karst",
            "tests",
            String.valueOf(summary.results().size()),
            "failures",
            count(summary.results(), Status.FAIL),
            "errors",
            count(summary.results(), Status.ERROR),
            "time",
            seconds(summary.millis()))
        .line();
    suites.forEach((file, results) -> suite(file, results, out));
    return out.close().line().toString();
  }

  private static void suite(String file, List<TestResult> results, Markup out) {
    long skipped = results.stream().filter(JunitReport::isSkipped).count();
    out.open(
            "testsuite",
            "name",
            results.get(0).detection(),
            "tests",
            String.valueOf(results.size()),
            "failures",
            count(results, Status.FAIL),
            "errors",
            count(results, Status.ERROR),
            "skipped",
            String.valueOf(skipped),
            "time",
            seconds(results.stream().mapToLong(TestResult::millis).sum()),
            "file",
            file)
        .line();
    results.forEach(result -> test(result, out));
    out.close().line();
  }

  private static void test(TestResult result, Markup out) {
    ResultText text = new ResultText(result);
    out.open(
        "testcase",
        "classname",
        className(result.file()),
        "name",
        result.test(),
        "time",
        seconds(result.millis()));
    String all = String.join("\n", text.lines());
    switch (result.status()) {
      case FAIL -> out.line().element("failure", all, "type", "fail", "message", text.reason());
      case ERROR -> out.line().element("error", all, "type", "error", "message", text.reason());
      case SKIPPED -> out.line().empty("skipped", "message", text.reason());
      case NO_DATA -> out.line().empty("skipped", "message", "no data: " + text.reason());
      case PASS ->
          out.line().element("system-out", String.join(", ", text.counts()) + "\n" + all + "\n");
    }
    out.line().close().line();
  }

  /** A file's path as a class: servers make a tree of packages of it. */
  private static String className(String file) {
    return file.replaceFirst("\\.ya?ml$", "")
        .replace('\\', '/')
        .replaceFirst("^(?:\\.{0,2}/)+", "")
        .replace('.', '_')
        .replace('/', '.');
  }

  private static boolean isSkipped(TestResult result) {
    return result.status() == Status.SKIPPED || result.status() == Status.NO_DATA;
  }

  private static String count(List<TestResult> results, Status status) {
    return String.valueOf(results.stream().filter(result -> result.status() == status).count());
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
  }
}
