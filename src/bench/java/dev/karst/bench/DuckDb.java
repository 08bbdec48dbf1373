package dev.karst.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The peer: DuckDB in the same process, over a table in its own format. */
final class DuckDb implements AutoCloseable {
  private final Connection connection;

  /**
   * @param file its database, read only
   */
  DuckDb(Path file, int threads) throws SQLException {
    this.connection = DriverManager.getConnection("jdbc:duckdb:");
    execute("SET threads = " + threads);
    execute("ATTACH '" + file + "' AS native (READ_ONLY)");
    execute("CREATE SCHEMA bench");
    execute("CREATE VIEW bench.processes AS SELECT * FROM native.processes");
  }

  /** Writes a table of the rows of a CSV file; gives the seconds that it took. */
  static double load(Path csv, Path file, int threads) throws SQLException {
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    long start = System.nanoTime();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + partial);
        Statement statement = connection.createStatement()) {
      statement.execute("SET threads = " + threads);
      statement.execute(
          "CREATE TABLE processes AS SELECT * FROM read_csv('"
              + csv
              + "', header = true, all_varchar = true)");
      statement.execute("ALTER TABLE processes ALTER _time TYPE DOUBLE");
      statement.execute("CHECKPOINT");
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    try {
      Files.move(partial, file);
    } catch (java.io.IOException e) {
      throw new SQLException(e);
    }
    return seconds;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The numbers of the one row that a query gives. */
  List<Double> row(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      List<Double> numbers = new ArrayList<>();
      for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
        numbers.add(result.getDouble(i));
      }
      return numbers;
    }
  }

  /** Fetches all rows; gives how many there were. */
  long fetch(String sql) throws SQLException {
    long rows = 0;
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows++;
      }
    }
    return rows;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
