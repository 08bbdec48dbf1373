package dev.karst.detection.test;

import dev.karst.detection.risk.RiskEvent;
import dev.karst.value.Value;
import java.util.List;
import java.util.Map;

/**
 * What came of one test.
 *
 * @param file of the detection
 * @param detection its name
 * @param type of the detection; may be null
 * @param test the test's name
 * @param problems why it did not pass, a sentence each; for what was not run, why not
 * @param notes what users are to know of how it came about
 * @param data what it ran over
 * @param columns of the results
 * @param rows the results, the first {@link #MOST_ROWS} of them
 * @param count how many results there are
 * @param expanded the search with its macros expanded; null where it was not run
 * @param millis how long it took, reading the data apart
 */
public record TestResult(
    String file,
    String detection,
    String type,
    String test,
    Status status,
    List<String> problems,
    List<String> notes,
    List<DataRead> data,
    List<String> columns,
    List<Map<String, Value>> rows,
    int count,
    List<RiskEvent> risk,
    List<DrilldownCheck> drilldowns,
    String expanded,
    long millis) {
  /** How many rows a result keeps. */
  public static final int MOST_ROWS = 200;

  /** How a test can end. */
  public enum Status {
    PASS("PASS"),
    FAIL("FAIL"),
    /** The search or the data could not be used. */
    ERROR("ERROR"),
    SKIPPED("SKIP"),
    NO_DATA("NO DATA");

    private final String word;

    Status(String word) {
      this.word = word;
    }

    /** As reports show it. */
    public String word() {
      return word;
    }

    /** Whether it makes a run fail. */
    public boolean bad() {
      return this == FAIL || this == ERROR;
    }
  }

  /**
   * Data that a test ran over.
   *
   * @param sourcetype of its events
   * @param profile the source type profile that read them; null where none is for them
   */
  public record DataRead(String name, String sourcetype, String profile, long events) {}

  public TestResult {
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
    data = List.copyOf(data);
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    risk = List.copyOf(risk);
    drilldowns = List.copyOf(drilldowns);
  }

  /** Of a test that was not run. */
  static TestResult notRun(TestCase test, Status status, List<String> why) {
    return new TestResult(
        test.detection().file(),
        test.detection().name(),
        test.detection().type(),
        test.name(),
        status,
        why,
        test.notes(),
        List.of(),
        List.of(),
        List.of(),
        0,
        List.of(),
        List.of(),
        null,
        0);
  }
}
