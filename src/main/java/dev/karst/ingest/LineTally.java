package dev.karst.ingest;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the lines of a file that have a problem, and keeps the numbers of the first ones; whoever
 * wants the lines gets them.
 */
final class LineTally {
  private static final int KEPT = 10;

  private final Map<LineProblem, Long> counts = new EnumMap<>(LineProblem.class);
  private final Map<LineProblem, List<Long>> lines = new EnumMap<>(LineProblem.class);

  private final String file;
  private final Rejects rejects;

  LineTally(String file, Rejects rejects) {
    this.file = file;
    this.rejects = rejects;
  }

  void add(OddLine odd) {
    if (rejects.wanted()) {
      rejects.add(file, odd.line(), odd.problem(), odd.text());
    }
    counts.merge(odd.problem(), 1L, Long::sum);
    List<Long> kept = lines.computeIfAbsent(odd.problem(), any -> new ArrayList<>());
    if (kept.size() < KEPT) {
      kept.add(odd.line());
    }
  }

  /** One sentence a problem, for users. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    counts.forEach(
        (problem, count) -> {
          String numbers =
              String.join(", ", lines.get(problem).stream().map(String::valueOf).toList());
          sentences.add(
              problem.text()
                  + ": "
                  + (count == 1 ? "line " : count + " lines, ")
                  + numbers
                  + (count > KEPT ? ", ..." : ""));
        });
    return sentences;
  }
}
