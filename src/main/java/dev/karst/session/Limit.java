package dev.karst.session;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Every limit that Karst applies, with Splunk's default (semantics.md section 10, limits.conf).
 * This table is the only place: {@code --limit name=value} sets one, {@code karst help limits}
 * prints it.
 */
public enum Limit {
  SUBSEARCH_ROWS("subsearch_maxout", 10_000, "rows that a subsearch gives"),
  SUBSEARCH_DEPTH("max_subsearch_depth", 8, "subsearches within subsearches"),
  JOIN_ROWS("join_subsearch_maxout", 50_000, "rows of join's subsearch"),
  APPEND_ROWS("append_maxout", 50_000, "rows of append's and appendcols' subsearch"),
  MAP_SEARCHES("map_maxsearches", 10, "searches that one map runs"),
  RESULT_ROWS("maxresultrows", 50_000, "rows that a generating command makes"),
  SORT_ROWS("sort_rows", 10_000, "rows that sort keeps where no count is given"),
  LIST_VALUES("list_maxsize", 100, "values of one list()"),
  VALUES_VALUES("values_maxvalues", 0, "values of one values(); 0 = all"),
  SPARKLINE_POINTS("sparkline_maxsize", 100, "points of one sparkline()"),
  TOP_ROWS("top_maxresultrows", 50_000, "rows that top and rare give"),
  STREAM_WINDOW("max_stream_window", 10_000, "rows of streamstats' window"),
  SPATH_CHARS("spath_extraction_cutoff", 5_000, "characters that spath looks at"),
  KV_CHARS("kv_maxchars", 10_240, "characters that key=value extraction looks at"),
  KV_COLUMNS("kv_maxcols", 512, "fields that key=value extraction makes of one event"),
  EXTRACTED_FIELDS("extracted_max_fields", 5_000, "different fields found in a batch of rows"),
  MACRO_DEPTH("max_macro_depth", 100, "macros within macros"),
  MACRO_CALLS("max_macro_calls", 10_000, "macro calls of one search, those within macros counted"),
  REGEX_STEPS("match_limit", 1_000_000, "steps of one regular expression on one text"),
  LOOKUP_BYTES("lookup_max_bytes", 512L << 20, "bytes of one lookup file"),
  LOOKUP_MATCHES("lookup_max_matches", 100, "rows of a lookup that match one event"),
  TRANSACTION_EVENTS("transaction_maxevents", 1_000, "events of one transaction"),
  MAKERESULTS_CHARS("makeresults_data_chars", 29_999, "characters of makeresults' inline data"),
  CHART_SERIES("chart_series", 10, "series of chart and timechart before OTHER"),
  EXPAND_BYTES("mvexpand_max_mem_usage", 500L << 20, "bytes that mvexpand and mvcombine make"),
  EVAL_CHARS("eval_max_chars", 16L << 20, "characters of one value that an eval function makes"),
  EVAL_VALUES("eval_max_values", 1_000_000, "values of one multivalue that eval makes"),
  EVENT_BYTES(
      "event_max_bytes", 10L << 20, "bytes of one event; a longer line is dropped and said"),
  DOWNLOAD_BYTES("download_max_bytes", 1L << 30, "bytes of one file of test data fetched"),
  GZIP_RATIO(
      "gzip_max_ratio", 500, "bytes that one byte of a gzip or zstd file gives, from 64 MB on"),
  SEGMENT_ROWS("segment_rows", 1_000_000, "rows of one segment of events"),
  DATASET_FIELDS("dataset_fields", 2_000, "fields of a file given with --dataset"),
  YAML_CHARS("yaml_max_chars", 8L << 20, "characters of one YAML file"),
  SEARCH_CHARS("search_max_chars", 4L << 20, "characters of a search, macros expanded"),
  STAGES("max_stages", 500, "commands of one pipeline"),
  NESTING("max_nesting", 100, "brackets within brackets and operators in a row");

  private final String key;
  private final long standard;
  private final String help;

  Limit(String key, long standard, String help) {
    this.key = key;
    this.standard = standard;
    this.help = help;
  }

  /** The name that a user sets it by. */
  public String key() {
    return key;
  }

  /** The value where the user sets none. */
  public long standard() {
    return standard;
  }

  public String help() {
    return help;
  }

  public static Optional<Limit> named(String key) {
    return Arrays.stream(values()).filter(limit -> limit.key.equals(key)).findFirst();
  }

  public static List<String> names() {
    return Arrays.stream(values()).map(Limit::key).toList();
  }
}
