package dev.karst.detection.test;

import java.util.List;
import java.util.Map;

/**
 * What a test expects of the results.
 *
 * @param kind what is expected
 * @param count of rows; only for {@link Kind#COUNT}
 * @param rows fields and their values; only for {@link Kind#ROWS} and {@link Kind#EXACTLY}
 */
public record Expectation(Kind kind, int count, List<Map<String, List<String>>> rows) {
  /** The kinds of expectations. */
  public enum Kind {
    /** What the run's judge asks for. */
    JUDGE,
    /** No rows. */
    NONE,
    /** No rows, but some once the filter macro lets all through. */
    FILTERED,
    /** So many rows. */
    COUNT,
    /** Rows that hold these fields, each a row of its own, among others. */
    ROWS,
    /** These rows and no others; of each, the fields that are named. */
    EXACTLY
  }

  static final Expectation BY_JUDGE = new Expectation(Kind.JUDGE, 0, List.of());
  static final Expectation NOTHING = new Expectation(Kind.NONE, 0, List.of());

  public Expectation {
    rows = List.copyOf(rows);
  }
}
