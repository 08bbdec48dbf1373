package dev.karst.detection.test;

import dev.karst.detection.ResultTable;
import dev.karst.detection.pack.Baseline;
import dev.karst.detection.risk.RiskEvent;
import dev.karst.detection.risk.RiskRule;
import dev.karst.detection.test.TestResult.Status;
import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException;
import dev.karst.text.KarstException.SearchError;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs one test on its bench. */
final class TestRunner {
  private final TestCase test;
  private final TestBench bench;
  private final TestOptions options;
  private final List<String> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<RiskEvent> risk = new ArrayList<>();
  private final List<DrilldownCheck> drilldowns = new ArrayList<>();
  private Status status = Status.PASS;
  private String expanded;

  TestRunner(TestCase test, TestBench bench, TestOptions options) {
    this.test = test;
    this.bench = bench;
    this.options = options;
    notes.addAll(test.notes());
  }

  /**
   * Runs it; whatever goes wrong is told in the result.
   *
   * @param others risk events that are there before it runs
   */
  TestResult run(List<RiskEvent> others) {
    long start = System.nanoTime();
    List<String> columns = List.of();
    List<Map<String, Value>> rows = List.of();
    int count = 0;
    try (TestBench.Stand stand = bench.stand()) {
      stand.keep(others);
      expanded = stand.engine().expander().expand(test.detection().search()).text();
      for (Baseline baseline : test.pack().baselines().of(test.detection().name())) {
        notes.add("the baseline '" + baseline.name() + "' ran first: " + baseline(stand, baseline));
      }
      try (ResultTable results = stand.results(test)) {
        count = results.rows().size();
        columns = results.columns();
        rows = List.copyOf(results.rows().subList(0, Math.min(count, TestResult.MOST_ROWS)));
        risk.addAll(
            RiskRule.of(test.detection(), test.pack())
                .events(results.rows(), stand.window(), bench.session()));
        judge(stand, results);
        stand.keep(risk);
        GroupSizes.of(results).ifPresent(notes::add);
        if (options.drilldowns()) {
          follow(stand, results);
        }
      }
    } catch (KarstException e) {
      fail(e.diagnostic().render().stripTrailing());
    } catch (RuntimeException | StackOverflowError e) {
      fail("internal error: " + e + at(e) + "; this is a bug");
    }
    notes.addAll(bench.notes());
    for (Diagnostic warning : bench.session().warnings().drain()) {
      notes.add(warning.render().stripTrailing());
    }
    long millis = (System.nanoTime() - start) / 1_000_000;
    return new TestResult(
        test.detection().file(),
        test.detection().name(),
        test.detection().type(),
        test.name(),
        status,
        problems,
        notes,
        bench.data(),
        columns,
        rows,
        count,
        risk,
        drilldowns,
        expanded,
        millis);
  }

  private static String at(Throwable e) {
    return e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0];
  }

  private void fail(String problem) {
    status = Status.ERROR;
    problems.add(problem);
  }

  private static String baseline(TestBench.Stand stand, Baseline baseline) {
    try {
      int rows = stand.run(baseline);
      return rows + (rows == 1 ? " row" : " rows");
    } catch (SearchError e) {
      throw new SearchError(
          "baseline",
          "the baseline '" + baseline.name() + "' cannot run: " + e.diagnostic().message(),
          e.diagnostic().span());
    }
  }

  private void judge(TestBench.Stand stand, ResultTable results) {
    problems.addAll(
        test.expectation().kind() == Expectation.Kind.JUDGE
            ? options
                .judge()
                .problems(new Judge.Run(test.detection(), results.rows(), risk, stand.window()))
            : new ExpectationCheck(test.expectation(), results).problems());
    if (problems.isEmpty() && test.expectation().kind() == Expectation.Kind.FILTERED) {
      filtered(stand);
    }
    status = problems.isEmpty() ? Status.PASS : Status.FAIL;
  }

  /** That nothing comes says something of the filter only where all else lets rows through. */
  private void filtered(TestBench.Stand stand) {
    String filter = test.detection().filterMacro();
    try (TestBench.Stand open = stand.with(filter + "=search *");
        ResultTable unfiltered = open.results(test)) {
      if (unfiltered.rows().isEmpty()) {
        problems.add("nothing is left to filter: without the filter there are no results either");
      } else {
        notes.add("without the filter: " + unfiltered.rows().size() + " rows");
      }
    }
  }

  private void follow(TestBench.Stand stand, ResultTable results) {
    DrilldownJudge judge = new DrilldownJudge(risk);
    stand
        .run(test)
        .drilldowns(
            results,
            result -> {
              DrilldownCheck check = judge.check(result);
              drilldowns.add(check);
              if (check.problem() != null) {
                String text = "drilldown of row " + (check.row() + 1) + ": " + check.name();
                problems.add(text + ": " + check.problem());
                status = Status.FAIL;
              }
            });
  }
}
