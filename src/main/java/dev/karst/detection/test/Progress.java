package dev.karst.detection.test;

import dev.karst.detection.risk.RiskEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Results that come in any order, handed on in theirs. Thread-safe. */
final class Progress {
  private final TestResult[] results;
  private final Consumer<TestResult> sink;
  private int next;

  Progress(int count, Consumer<TestResult> sink) {
    this.results = new TestResult[count];
    this.sink = sink;
  }

  synchronized void done(int index, TestResult result) {
    if (results[index] == null) {
      results[index] = result;
      while (next < results.length && results[next] != null) {
        sink.accept(results[next++]);
      }
    }
  }

  /** The risk events of all tests that have run. */
  synchronized List<RiskEvent> risk() {
    List<RiskEvent> risk = new ArrayList<>();
    for (TestResult result : results) {
      if (result != null) {
        risk.addAll(result.risk());
      }
    }
    return risk;
  }

  /** Hands on what is left behind gaps; gives the number of gaps. */
  synchronized int finish() {
    int gaps = 0;
    for (; next < results.length; next++) {
      if (results[next] == null) {
        gaps++;
      } else {
        sink.accept(results[next]);
      }
    }
    return gaps;
  }
}
