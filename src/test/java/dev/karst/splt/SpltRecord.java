package dev.karst.splt;

import java.util.List;

/**
 * One record of a {@code .splt} file: what stands between two blank lines.
 *
 * @param kind its first word
 * @param arguments the rest of its first line
 * @param above the lines up to {@code ----}, or all of them where there is none
 * @param below the lines after {@code ----}
 * @param line the number of its first line, from 1
 * @param title the last comment above it that is no {@code source:} line
 * @param source where its truth comes from; null for data and settings, which claim nothing
 */
record SpltRecord(
    Kind kind,
    String arguments,
    List<String> above,
    List<String> below,
    int line,
    String title,
    Basis source) {
  /** What records there are. */
  enum Kind {
    /** Rows become a segment of events; a JSON object a line. */
    EVENTS,
    /** Rows become a summary of the named root dataset; a JSON object of its fields a line. */
    DATASET,
    /** {@code name=value} lines that hold for the records that follow, up to the next such. */
    SETTINGS,
    /** A search and its rows. */
    SEARCH,
    /** A search and the diagnostic that it ends in. */
    ERROR,
    /** A search and the warnings that it gives, one after another. */
    WARNING,
    /** A search and its optimised plan. */
    PLAN,
    /** Two searches that must give the same rows. */
    SAME,
    /**
     * A published detection, by the path of its file below {@code detections/}, and its rows; lines
     * above {@code ----} go on with its search. Its pack's definitions hold. Skipped where the
     * published pack is absent.
     */
    DETECTION;

    boolean isTest() {
      return compareTo(SEARCH) >= 0;
    }
  }

  /** Where the truth of a result comes from. */
  enum Basis {
    DOCUMENTED,
    OBSERVED,
    ASSUMED
  }

  String search() {
    return String.join("\n", above);
  }

  boolean unordered() {
    return arguments.equals("unordered");
  }

  /** The number of its last line. */
  int lastLine() {
    return line + above.size() + (below.isEmpty() ? 0 : 1 + below.size());
  }
}
