package dev.karst.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Karst beside DuckDB, in one process, over the same rows: {@code mvn -Pbench verify}. Answers are
 * compared before anything is timed. Properties: {@code bench.rows} (how many rows; several
 * numbers, apart by commas, show how each query grows), {@code bench.csv} (the rows, as a CSV file
 * of Endpoint.Processes; made where it is not given), {@code bench.threads}, {@code bench.dir}
 * (where both engines' files are made and kept), {@code bench.only}.
 */
public final class Benchmark {
  private Benchmark() {}

  public static void main(String[] arguments) throws Exception {
    int threads = Integer.getInteger("bench.threads", 1);
    Path folder = Path.of(System.getProperty("bench.dir", "target/bench"));
    Files.createDirectories(folder);
    String only = System.getProperty("bench.only", "");
    for (String rows : System.getProperty("bench.rows", "1000000").split(",")) {
      BenchData data = BenchData.of(folder, Long.parseLong(rows), threads);
      System.out.println(data.text());
      List<BenchResult> results = new ArrayList<>();
      try (DuckDb peer = new DuckDb(data.duckDb(), threads);
          Karst karst = new Karst(data.home(), threads)) {
        for (BenchQuery query : BenchQuery.ALL) {
          if (only.isEmpty() || only.contains(query.name())) {
            check(query, karst, peer);
          }
        }
      }
      try (DuckDb peer = new DuckDb(data.duckDb(), threads);
          Karst karst = new Karst(data.home(), threads)) {
        for (BenchQuery query : BenchQuery.ALL) {
          if (only.isEmpty() || only.contains(query.name())) {
            BenchResult result = BenchResult.measure(query, karst, peer);
            System.out.println(result.line());
            results.add(result);
          }
        }
      }
      Path json = folder.resolve("result-" + rows + "-" + threads + ".json");
      Files.writeString(json, BenchResult.json(data, threads, results));
      System.out.println("written: " + json);
    }
  }

  /** Ends the run where the answers differ. */
  private static void check(BenchQuery query, Karst karst, DuckDb peer) throws SQLException {
    List<Double> ours = karst.digest(query);
    List<Double> theirs = peer.row(query.sqlDigest());
    if (!ours.equals(theirs)) {
      throw new IllegalStateException(query.name() + ": " + ours + " is not " + theirs);
    }
    System.out.printf(Locale.ROOT, "%s agrees: %s%n", query.name(), ours);
  }
}
