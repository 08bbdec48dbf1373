package dev.karst.cli.report;

import dev.karst.detection.test.TestResult;
import dev.karst.store.AtomicFile;
import dev.karst.text.KarstException.SearchError;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The reports that a run writes: the terminal's as it goes, files at its end. */
public final class TestReports {
  private final Map<Path, ReportFormat> files = new LinkedHashMap<>();
  private final TerminalReport terminal;
  private final List<TestResult> results = new ArrayList<>();
  private RunSummary summary;

  private TestReports(boolean risk) {
    this.terminal = new TerminalReport(risk);
  }

  /**
   * @param names of the files to write; their endings say what
   * @param risk whether the terminal shows risk events
   * @throws SearchError for an ending that no report has
   */
  public static TestReports of(List<String> names, boolean risk) {
    TestReports reports = new TestReports(risk);
    for (String name : names) {
      try {
        reports.files.put(Path.of(name), ReportFormat.of(name));
      } catch (InvalidPathException e) {
        throw new SearchError("usage", "'" + name + "' is no name of a file");
      }
    }
    return reports;
  }

  /** Takes a result; gives its line. */
  public String add(TestResult result) {
    results.add(result);
    return terminal.line(result);
  }

  /**
   * Ends the run; gives the failures in full and the line that sums up.
   *
   * @param left how many tests were not run since one had failed
   */
  public String finish(long millis, int left) {
    summary = new RunSummary(List.copyOf(results), millis, left);
    return terminal.end(summary);
  }

  public boolean failed() {
    return summary.failed();
  }

  /**
   * Writes the files: each is there as a whole, or not at all.
   *
   * @throws dev.karst.text.KarstException.InputError where one cannot be written
   */
  public void write() {
    files.forEach(
        (path, format) -> {
          byte[] bytes = format.write(summary).getBytes(StandardCharsets.UTF_8);
          AtomicFile.write(
              path,
              file -> {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                  file.write(rest);
                }
              });
        });
  }
}
