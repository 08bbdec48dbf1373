package dev.karst.detection;

import dev.karst.engine.Engine;
import dev.karst.engine.SearchResult;
import dev.karst.ingest.InputSpec;
import dev.karst.plan.TimeWindow;
import dev.karst.session.Session;
import dev.karst.text.KarstException.InputError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A detection over the events of an engine.
 *
 * @param window the time range that it looks at
 */
public record DetectionRun(Detection detection, Engine engine, TimeWindow window) {
  private static final Duration AFTERWARDS = Duration.ofSeconds(1);

  /**
   * The inputs that are a detection's own test data, those of all its tests, each once.
   *
   * @throws InputError where it has no test data, or one of its files is not there
   */
  public static List<InputSpec> testInputs(Detection detection, AttackData copies) {
    Set<TestData> data = new LinkedHashSet<>();
    detection.tests().forEach(test -> data.addAll(test.data()));
    if (data.isEmpty()) {
      throw new InputError(
          "attack-data",
          "detection '" + detection.name() + "' names no test data",
          "give events with --events FILE");
    }
    List<InputSpec> inputs = new ArrayList<>();
    data.forEach(one -> inputs.add(one.input(copies.find(detection, one))));
    return inputs;
  }

  /** Runs the detection's search, unmodified; the caller closes the result. */
  public SearchResult search() {
    return engine.search(detection.search(), window);
  }

  /** All its results; the caller closes them. */
  public ResultTable results() {
    try (SearchResult result = search()) {
      return ResultTable.read(result, engine.session().memory());
    }
  }

  /**
   * Follows every drilldown of every row, in order. Whoever does so does it later than the run:
   * what the run wrote, with the run's time, is there by then.
   *
   * @param results the results of this run
   * @param sink gets one drilldown after another; its table is closed once this returns
   */
  public void drilldowns(ResultTable results, Consumer<DrilldownResult> sink) {
    Session later = engine.session().at(engine.session().now().plus(AFTERWARDS));
    DrilldownRun run =
        new DrilldownRun(
            detection, new Engine(engine.knowledge(), engine.catalog(), later), window);
    for (int row = 0; row < results.rows().size(); row++) {
      for (Drilldown drilldown : detection.drilldowns()) {
        DrilldownResult result = run.follow(drilldown, results, row);
        try {
          sink.accept(result);
        } finally {
          if (!result.refused()) {
            result.table().close();
          }
        }
      }
    }
  }
}
