package dev.karst.splt;

import dev.karst.session.MemoryBudget;
import dev.karst.session.Session;
import java.util.ArrayList;
import java.util.List;

/** Settings that must not change an answer. */
record Axis(int batchRows, boolean optimize, boolean summaries, int threads) {
  /** The one that results are filled in from. */
  static final Axis STANDARD = new Axis(4096, true, true, 1);

  /**
   * What each record runs under: any two values of two settings meet in one of these. {@code
   * -Dsplt.axes=all} takes every combination.
   */
  static final List<Axis> ALL = "all".equals(System.getProperty("splt.axes")) ? all() : pairs();

  private static List<Axis> pairs() {
    return List.of(
        STANDARD,
        new Axis(4096, false, false, 2),
        new Axis(3, true, false, 2),
        new Axis(3, false, true, 1),
        new Axis(1, true, false, 1),
        new Axis(1, false, true, 2));
  }

  private static List<Axis> all() {
    List<Axis> all = new ArrayList<>();
    for (int batchRows : new int[] {4096, 3, 1}) {
      for (boolean optimize : new boolean[] {true, false}) {
        for (boolean summaries : new boolean[] {true, false}) {
          for (int threads : new int[] {1, 2}) {
            all.add(new Axis(batchRows, optimize, summaries, threads));
          }
        }
      }
    }
    return List.copyOf(all);
  }

  Session.Builder session() {
    return Session.builder()
        .batchRows(batchRows)
        .optimize(optimize)
        .summaries(summaries)
        .threads(threads)
        .memory(new MemoryBudget(64L << 20));
  }
}
