package dev.karst.bench;

import java.util.List;

/**
 * One search of the benchmark, in both languages.
 *
 * @param spl what Karst runs
 * @param rows the same in SQL: the whole result, in no order
 * @param keys the columns that the result is ordered by
 * @param digest an aggregate over the result, so that one row leaves DuckDB and all is computed
 */
record BenchQuery(String name, String spl, String rows, List<String> keys, String digest) {
  private static final String TABLE = "bench.processes";

  /** The columns of the rows, beside {@code _time}. */
  static final List<String> FIELDS =
      List.of(
          "action",
          "dest",
          "original_file_name",
          "parent_process",
          "parent_process_exec",
          "parent_process_guid",
          "parent_process_id",
          "parent_process_name",
          "parent_process_path",
          "process",
          "process_exec",
          "process_guid",
          "process_hash",
          "process_id",
          "process_integrity_level",
          "process_name",
          "process_path",
          "user",
          "user_id",
          "vendor_product");

  private static final List<String> PATTERNS =
      List.of(
          "*-encodedcommand*",
          "*downloadstring*",
          "*bypass*-file*",
          "*--config*",
          "*authtoken*",
          "*reg_sz*",
          "*delete*/tn*",
          "*invoke-webrequest*",
          "*vssadmin*",
          "*api/v2/*");
  private static final List<String> NGROK =
      List.of("*start*", "*--config*", "*http*", "*authtoken*", "*tcp*");
  private static final String TIMES = "count min(_time) max(_time)";
  private static final String SQL_TIMES = "count(*) AS c, min(_time) AS mn, max(_time) AS mx";
  private static final String DIGEST = "count(*), sum(c), floor(min(mn)), floor(max(mx))";

  static final List<BenchQuery> ALL =
      List.of(
          of(
              "Q1",
              TIMES,
              SQL_TIMES,
              FIELDS,
              "Processes.process_name=ngrok Processes.process IN " + patterns(NGROK),
              "process_name ILIKE 'ngrok' AND " + likes(NGROK),
              DIGEST),
          of(
              "Q2",
              TIMES,
              SQL_TIMES,
              List.of("dest", "user", "process_name", "parent_process_name"),
              "Processes.process IN " + patterns(PATTERNS),
              likes(PATTERNS),
              DIGEST),
          of(
              "Q3",
              "count dc(Processes.user) min(_time) max(_time)",
              SQL_TIMES + ", count(DISTINCT \"user\") AS d",
              List.of("dest", "process_name"),
              "",
              "true",
              "count(*), sum(c), sum(d), floor(min(mn)), floor(max(mx))"),
          of(
              "Q4",
              "values(Processes.process)",
              "list(DISTINCT process) AS v",
              List.of("dest"),
              "",
              "true",
              "count(*), sum(len(v))"),
          of("Q5", TIMES, SQL_TIMES, List.of("process_guid"), "", "true", DIGEST));

  private static BenchQuery of(
      String name,
      String measures,
      String sqlMeasures,
      List<String> keys,
      String where,
      String sqlWhere,
      String digest) {
    String by = String.join(" ", keys.stream().map(key -> "Processes." + key).toList());
    String columns = String.join(", ", keys.stream().map(key -> '"' + key + '"').toList());
    return new BenchQuery(
        name,
        "| tstats "
            + measures
            + " from datamodel=Endpoint.Processes "
            + (where.isEmpty() ? "" : "where " + where + " ")
            + "by "
            + by,
        "SELECT "
            + columns
            + ", "
            + sqlMeasures
            + " FROM "
            + TABLE
            + " WHERE "
            + sqlWhere
            + " GROUP BY "
            + columns,
        keys,
        digest);
  }

  /** One row that depends on all of the result: how the peer is asked in comparisons. */
  String sqlDigest() {
    return "SELECT " + digest + " FROM (" + rows + ") AS g";
  }

  /** All rows, ordered, as Karst gives them. */
  String sqlOrdered() {
    return rows
        + " ORDER BY "
        + String.join(", ", keys.stream().map(key -> '"' + key + '"').toList());
  }

  private static String patterns(List<String> patterns) {
    return "(" + String.join(", ", patterns.stream().map(p -> '"' + p + '"').toList()) + ")";
  }

  private static String likes(List<String> patterns) {
    return "("
        + String.join(
            " OR ",
            patterns.stream().map(p -> "process ILIKE '" + p.replace('*', '%') + "'").toList())
        + ")";
  }
}
