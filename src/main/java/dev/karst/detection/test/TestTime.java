package dev.karst.detection.test;

/**
 * When a test runs and what it looks at, as texts such as {@code -1d@d}; null where the run's
 * settings hold.
 */
public record TestTime(String now, String earliest, String latest) {
  static final TestTime OF_RUN = new TestTime(null, null, null);
}
