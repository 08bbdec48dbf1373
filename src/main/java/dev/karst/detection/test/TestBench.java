package dev.karst.detection.test;

import dev.karst.detection.DetectionRun;
import dev.karst.detection.ResultTable;
import dev.karst.detection.pack.Baseline;
import dev.karst.detection.risk.RiskEvent;
import dev.karst.detection.risk.RiskRule;
import dev.karst.engine.Engine;
import dev.karst.engine.MemoryCatalog;
import dev.karst.engine.SearchResult;
import dev.karst.ingest.IngestReport;
import dev.karst.knowledge.Knowledge;
import dev.karst.plan.TimeWindow;
import dev.karst.session.Session;
import java.util.ArrayList;
import java.util.List;

/** Events that tests share, read once, with the definitions that they are read by. */
final class TestBench implements AutoCloseable {
  private final TestSetup setup;
  private final TestTime time;
  private final Session session;
  private final Knowledge knowledge;
  private final MemoryCatalog catalog = new MemoryCatalog();
  private final List<TestResult.DataRead> data = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  TestBench(TestCase.Shared shared, TestSetup setup) {
    this.setup = setup;
    this.time = shared.time();
    this.session = setup.session(time);
    Knowledge all = setup.knowledge(shared.pack(), session);
    for (String macro : shared.macros()) {
      all = all.withMacro(macro);
    }
    this.knowledge = all;
    catalog.summarizeWith(new Engine(knowledge, catalog, session));
    try {
      for (TestInput input : shared.inputs()) {
        read(input);
      }
    } catch (RuntimeException | Error e) {
      catalog.close();
      throw e;
    }
  }

  private void read(TestInput input) {
    IngestReport report = input.read(knowledge, session, catalog::add);
    data.add(
        new TestResult.DataRead(
            input.name(), report.sourcetype(), report.profile(), report.events()));
    report.notes().forEach(note -> notes.add(input.name() + ": " + note));
  }

  List<TestResult.DataRead> data() {
    return data;
  }

  /** What was guessed and dropped as the data was read. */
  List<String> notes() {
    return notes;
  }

  Session session() {
    return session;
  }

  /** One test's own view of the bench; the caller closes it. */
  Stand stand() {
    return new Stand(knowledge);
  }

  @Override
  public void close() {
    catalog.close();
  }

  /** What a test may write to: lookups and events of its own. */
  final class Stand implements AutoCloseable {
    private final OverlayCatalog overlay = new OverlayCatalog(new MemoryCatalog(), catalog);
    private final Engine engine;
    private final TimeWindow window = setup.window(time, session);

    private Stand(Knowledge definitions) {
      Knowledge own = definitions.withLookups(definitions.lookups().withOwnWrites());
      engine = new Engine(own, overlay, session);
      overlay.own().summarizeWith(engine);
    }

    Engine engine() {
      return engine;
    }

    TimeWindow window() {
      return window;
    }

    /** The same events with another body of a macro. */
    Stand with(String macro) {
      return new Stand(knowledge.withMacro(macro));
    }

    /** Runs a baseline to its end; gives the number of its rows. */
    int run(Baseline baseline) {
      int rows = 0;
      try (SearchResult result = engine.search(baseline.search(), TimeWindow.ALL)) {
        for (var batch = result.next(); batch != null; batch = result.next()) {
          rows += batch.size();
        }
      }
      return rows;
    }

    ResultTable results(TestCase test) {
      return run(test).results();
    }

    DetectionRun run(TestCase test) {
      return new DetectionRun(test.detection(), engine, window);
    }

    /** Puts events into the risk index of this run. */
    void keep(List<RiskEvent> events) {
      if (!events.isEmpty()) {
        overlay.own().add(RiskRule.segment(events, session));
      }
    }

    @Override
    public void close() {
      overlay.close();
    }
  }
}
