package dev.karst.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The rows to search, in the three forms that are compared; made where they are not there yet.
 *
 * @param karstSeconds what making the home took; NaN where it was there
 * @param duckDbSeconds the same of DuckDB's file
 */
record BenchData(
    long rows, Path csv, Path duckDb, Path home, double karstSeconds, double duckDbSeconds) {
  static BenchData of(Path folder, long rows, int threads) throws IOException, SQLException {
    String given = System.getProperty("bench.csv", "");
    Path csv = given.isEmpty() ? folder.resolve("processes_" + rows + ".csv") : Path.of(given);
    Path duckDb = folder.resolve("processes_" + rows + ".duckdb");
    Path home = folder.resolve("home_" + rows);
    if (!Files.exists(csv)) {
      if (!given.isEmpty()) {
        throw new IllegalArgumentException(csv + " is not there");
      }
      BenchRows.write(csv, rows);
    }
    double duckDbSeconds = Files.exists(duckDb) ? Double.NaN : DuckDb.load(csv, duckDb, threads);
    double karstSeconds = Files.exists(home) ? Double.NaN : Karst.load(csv, home, threads);
    return new BenchData(rows, csv, duckDb, home, karstSeconds, duckDbSeconds);
  }

  private static long bytes(Path path) throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  String text() throws IOException {
    return String.format(
        Locale.ROOT,
        "%d rows; CSV %d MB; DuckDB %d MB, loaded in %.1f s; Karst %d MB, ingested in %.1f s%n"
            + "| | Karst first | least | median ms | cpu | DuckDB median | ratio | ordered, fetched | ratio |",
        rows,
        bytes(csv) >> 20,
        bytes(duckDb) >> 20,
        duckDbSeconds,
        bytes(home) >> 20,
        karstSeconds);
  }

  String json() {
    return String.format(
        Locale.ROOT,
        "\"karst_load_s\": %s, \"duckdb_load_s\": %s",
        Double.isNaN(karstSeconds) ? "null" : String.format(Locale.ROOT, "%.2f", karstSeconds),
        Double.isNaN(duckDbSeconds) ? "null" : String.format(Locale.ROOT, "%.2f", duckDbSeconds));
  }
}
