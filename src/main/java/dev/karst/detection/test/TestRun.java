package dev.karst.detection.test;

import dev.karst.detection.DetectionType;
import dev.karst.detection.risk.RiskEvent;
import dev.karst.detection.test.TestResult.Status;
import dev.karst.text.KarstException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Runs a plan. Tests over the same events share them; correlations come last, since they look at
 * the risk of all others.
 */
public record TestRun(TestPlan plan, TestOptions options, TestSetup setup) {
  /**
   * Runs all tests.
   *
   * @param sink gets the results in the plan's order, each as soon as those before it are there
   * @return how many tests were left out because one had failed
   */
  public int run(Consumer<TestResult> sink) {
    Progress progress = new Progress(plan.items().size(), sink);
    Map<TestCase.Shared, List<Integer>> groups = new LinkedHashMap<>();
    List<Integer> correlations = new ArrayList<>();
    for (int i = 0; i < plan.items().size(); i++) {
      TestPlan.Item item = plan.items().get(i);
      if (item.result() != null) {
        progress.done(i, item.result());
      } else if (isOverRisk(item.test())) {
        correlations.add(i);
      } else {
        groups.computeIfAbsent(item.test().shared(), key -> new ArrayList<>()).add(i);
      }
    }
    AtomicBoolean stopped = new AtomicBoolean();
    List<Runnable> work = new ArrayList<>();
    groups.forEach(
        (shared, tests) -> work.add(() -> run(shared, tests, List.of(), progress, stopped)));
    perform(work);
    List<RiskEvent> all = progress.risk();
    for (int i : correlations) {
      run(plan.items().get(i).test().shared(), List.of(i), all, progress, stopped);
    }
    return progress.finish();
  }

  /** Without data of its own, a correlation looks at what the others made. */
  private static boolean isOverRisk(TestCase test) {
    return test.detection().kind() == DetectionType.CORRELATION && test.inputs().isEmpty();
  }

  private void perform(List<Runnable> work) {
    if (options.jobs() == 1) {
      work.forEach(Runnable::run);
      return;
    }
    ExecutorService workers = Executors.newFixedThreadPool(options.jobs());
    try {
      List<Future<?>> futures = new ArrayList<>();
      work.forEach(one -> futures.add(workers.submit(one)));
      for (Future<?> future : futures) {
        future.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } finally {
      workers.shutdownNow();
    }
  }

  private void run(
      TestCase.Shared shared,
      List<Integer> tests,
      List<RiskEvent> others,
      Progress progress,
      AtomicBoolean stopped) {
    if (stopped.get()) {
      return;
    }
    try (TestBench bench = new TestBench(shared, setup)) {
      for (int i : tests) {
        if (stopped.get()) {
          return;
        }
        TestCase test = plan.items().get(i).test();
        TestResult result = new TestRunner(test, bench, options).run(others);
        done(i, isOverRisk(test) ? overRisk(test, result, others) : result, progress, stopped);
      }
    } catch (KarstException e) {
      for (int i : tests) {
        TestCase test = plan.items().get(i).test();
        List<String> why = List.of(e.diagnostic().render().stripTrailing());
        done(i, TestResult.notRun(test, Status.ERROR, why), progress, stopped);
      }
    }
  }

  private void done(int i, TestResult result, Progress progress, AtomicBoolean stopped) {
    progress.done(i, result);
    if (options.failFast() && result.status().bad()) {
      stopped.set(true);
    }
  }

  /** That a correlation finds nothing in the risk of others is no failure. */
  private static TestResult overRisk(TestCase test, TestResult result, List<RiskEvent> others) {
    if (result.status() != Status.FAIL || result.count() > 0) {
      return result;
    }
    long sources = others.stream().map(event -> event.text("search_name")).distinct().count();
    return TestResult.notRun(
        test,
        Status.NO_DATA,
        List.of(
            "it gives nothing over the "
                + others.size()
                + " risk events that "
                + sources
                + " other detections made in this run"));
  }
}
