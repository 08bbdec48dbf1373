package dev.karst.bench;

import java.util.List;
import java.util.Locale;

/**
 * One query's times.
 *
 * @param duckDb as comparisons ask it: one row leaves the engine
 * @param ordered with ORDER BY and all rows fetched; null where it was not measured
 */
record BenchResult(String query, Timing karst, Timing duckDb, Timing ordered) {
  static BenchResult measure(BenchQuery query, Karst karst, DuckDb peer) throws Exception {
    Timing ours = Timing.of(() -> karst.run(query));
    if (Boolean.getBoolean("bench.alone")) {
      return new BenchResult(query.name(), ours, ours, ours);
    }
    return new BenchResult(
        query.name(),
        ours,
        Timing.of(() -> peer.row(query.sqlDigest())),
        Timing.of(() -> peer.fetch(query.sqlOrdered())));
  }

  String line() {
    return String.format(
        Locale.ROOT,
        "| %s | %.1f | %.1f | %.1f | %.1f | %.0f | %.1f | %.0f | %.1f |",
        query,
        karst.first(),
        karst.least(),
        karst.median(),
        karst.cpu(),
        duckDb.median(),
        duckDb.median() / karst.median(),
        ordered.median(),
        ordered.median() / karst.median());
  }

  static String json(BenchData data, int threads, List<BenchResult> results) {
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(
            Locale.ROOT,
            "{\"rows\": %d, \"threads\": %d, %s, \"queries\": [",
            data.rows(),
            threads,
            data.json()));
    for (int i = 0; i < results.size(); i++) {
      BenchResult result = results.get(i);
      out.append(i == 0 ? "\n" : ",\n");
      out.append(
          String.format(
              Locale.ROOT,
              "{\"query\": \"%s\", \"karst\": %s, \"duckdb\": %s, \"duckdb_ordered\": %s}",
              result.query,
              json(result.karst),
              json(result.duckDb),
              json(result.ordered)));
    }
    return out.append("\n]}\n").toString();
  }

  private static String json(Timing timing) {
    return String.format(
        Locale.ROOT,
        "{\"first_ms\": %.3f, \"median_ms\": %.3f, \"least_ms\": %.3f, \"cpu_ms\": %.3f}",
        timing.first(),
        timing.median(),
        timing.least(),
        timing.cpu());
  }
}
