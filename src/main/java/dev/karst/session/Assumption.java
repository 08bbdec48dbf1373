package dev.karst.session;

/**
 * What Splunk's documentation does not settle and Karst assumes: the one registry of them, which
 * {@code karst help assumptions} prints. A test that rests on one says {@code source: assumed}.
 */
public enum Assumption {
  SEARCH_FIELD_CASE("search expressions", "Names of fields are case-sensitive in search."),
  SEARCH_MULTIVALUE(
      "search expressions",
      "f=v, f!=v and comparisons match a multivalue if any of its values does; NOT f=v if none."),
  SEARCH_WORDS(
      "search expressions",
      "A bare word matches whole tokens of _raw; the characters between the words of a phrase must"
          + " stand as written."),
  TIME_BOUNDS("search expressions", "earliest is inclusive, latest is exclusive."),
  LATER_TIME_MODIFIERS(
      "search expressions", "Time modifiers in a later search filter _time, relative to now."),
  NUMBER_WITH_LITERAL("eval", "A number compared with a quoted literal is compared as text."),
  NULL_PREDICATES(
      "eval", "match, like and cidrmatch are false where an argument is null, so NOT is true."),
  EVAL_MULTIVALUE(
      "eval",
      "=, !=, IN, match and like are true of a multivalue if any value satisfies them; arithmetic"
          + " on one is null."),
  EVAL_SUM_MULTIVALUE("eval", "sum() and avg() take every value of a multivalue."),
  TYPEOF_MULTIVALUE("eval", "typeof() of a multivalue is Multivalue."),
  MVZIP_SHORTER("eval", "mvzip() stops at the shorter of its fields."),
  PRINTF_MISFIT("eval", "printf() is null where an argument does not fit its conversion."),
  DURATION_FORM(
      "eval",
      "tostring(x, \"duration\") shows days as D+HH:MM:SS, fractions with six decimals, and a sign"
          + " in front."),
  STRPTIME_YEAR("eval", "A year that a time format lacks is the present one."),
  SPAN_WEEKS("time spans", "Spans of weeks are counted from epoch 0, a Thursday."),
  WILDCARD_CAPTURES(
      "wildcards", "Each star but the last takes as little as it can, in rename and the like."),
  TOTAL_ORDER(
      "sorting",
      "One order for sort, BY, min and max: numbers by value, equal ones by their text; then texts"
          + " by their bytes; absent last."),
  COUNT_MULTIVALUE(
      "aggregates", "count(f), list(f), first(f) and last(f) see each value of a multivalue."),
  COUNT_EVAL(
      "aggregates", "count(eval(x)) counts true rows of a Boolean, else rows that have a value."),
  NON_NUMERIC("aggregates", "Aggregates of numbers pass over what is no number."),
  STDEV_OF_ONE("aggregates", "stdev and var of one value are 0."),
  ESTDC_EXACT("aggregates", "estdc is exact, and its error 0, however many values there are."),
  MODE_TIES("aggregates", "Of equally frequent values, mode is the first in text order."),
  PERCENTILES(
      "aggregates",
      "perc, upperperc, exactperc and median interpolate between ranks, as the examples do."),
  EARLIEST_TIES(
      "aggregates", "Of events of one time, the one that arrived first is the earlier one."),
  EARLIEST_WITHOUT_TIME("aggregates", "Without _time nothing is earliest, latest or a rate."),
  TSTATS_MULTIVALUE_BY(
      "tstats", "A multivalue BY field gives a row a value; several give all combinations."),
  TSTATS_ORDER("tstats", "Rows ascend by the BY fields, in their order."),
  TSTATS_CIDR(
      "tstats",
      "CIDR in WHERE matches addresses only; Splunk's may let text through that is no address."),
  MACRO_QUOTES("macros", "The quotes around a macro's argument are taken off."),
  MACRO_FILTER(
      "macros", "A macro NAME_filter that nobody defines is search *, as contentctl makes it."),
  CTIME_OTHER("convert", "convert ctime leaves what is no number as it is."),
  RENAME_ORDER("rename", "Each pair of a rename finds the names that those before it left."),
  PLUS_MIXED("eval", "A number plus a text that is none joins the two."),
  BAD_TIME_MODIFIER(
      "eval", "relative_time() is null where its second argument is no time modifier."),
  BAD_REGEX(
      "eval",
      "match() is false, replace() and mvfind() are null in a row whose fields make a text that is"
          + " no regex."),
  TABLE_UNKNOWN(
      "table",
      "table gives exactly the listed columns, an empty one for a name that no row has, and no"
          + " _time or _raw unless listed."),
  FILLNULL_EMPTY("fillnull", "An empty text is a value: fillnull leaves it."),
  MVEXPAND_ABSENT("mvexpand", "Rows that lack the field are kept."),
  SUBSEARCH_QUERY(
      "subsearches", "A field search or query of a subsearch's rows is text as it stands."),
  SUMMARY_SECONDS("data models", "Summaries hold _time in whole seconds."),
  EVENTS_DEFAULTS(
      "events", "A file of events that comes without them has host localhost and index main."),
  EVENTS_WITHOUT_TIME(
      "events",
      "An event without a time of its own has that of the event before it, else that of the file."),
  ALIAS_TWICE(
      "source types",
      "Of several field aliases for one field, the last one in class order counts."),
  STANZA_STAR(
      "source types",
      "A star in a source:: or host:: pattern matches any characters but /, as on Unix."),
  EVENT_DOCUMENTS(
      "source types",
      "KV_MODE = json and xml name values as spath does, of the characters that key=value"
          + " extraction looks at."),
  LINE_MERGE(
      "events",
      "Without SHOULD_LINEMERGE or a setting that goes with it, a line is an event; without"
          + " TRUNCATE, no line is cut."),
  MERGE_BEFORE_DATE(
      "events",
      "BREAK_ONLY_BEFORE alone breaks before no date, unless BREAK_ONLY_BEFORE_DATE is set."),
  TIME_RANGE(
      "events",
      "No date is too old or too new for an event, unless MAX_DAYS_AGO or MAX_DAYS_HENCE is set."),
  SEDCMD_FIRST("events", "SEDCMD changes an event after its time is read and before TRANSFORMS."),
  DELIMITER_RUNS(
      "source types",
      "Under DELIMS with FIELDS, different delimiters in a row count as one, equal ones do not."),
  KEY_VALUES(
      "source types",
      "Automatic key=value extraction: an unquoted value ends at a blank or a bracket, quote,"
          + " comma, semicolon, pipe or ampersand; the first of a key counts."),
  WRAPPED_SYSLOG(
      "source types",
      "Of Azure's JSON form the event is the decoded SyslogMessage, its host that of the wrapper."),
  SYSMON_LINUX_USER_ID(
      "source types", "Under Splunk_TA_linux_sysmon 1.0.4, user_id is UserId, as under 1.0.0."),
  DATASET_TAGS(
      "data models",
      "A dataset's tag keeps the tags of its own search, and of those below it, beside the model's"
          + " whitelist."),
  DATASET_LOOKUPS(
      "data models",
      "A calculation by a lookup that the run does not have leaves its fields as they are."),
  CHILD_FIELDS(
      "data models", "A child dataset's own fields are absent in rows that are not the child's."),
  RISK_FIELDS(
      "data models",
      "In Risk, normalized_risk_object is risk_object, calculated_risk_score is risk_score, and"
          + " techniques are the ATT&CK annotations that are technique ids."),
  ACCELERATION_RANGE(
      "data models", "Summaries cover all time, whatever acceleration.earliest_time says."),
  UNKNOWN_TSTATS_FIELD(
      "tstats", "A field that the dataset does not have is absent in every row, with a warning."),
  WINDOW_WITHOUT_BY(
      "streamstats", "Rows that lack a BY field keep their values and take no place in a window."),
  CHART_SERIES(
      "chart",
      "Series rank by their sum for one aggregate, by their rows for several; NULL is not counted"
          + " among them."),
  NUMERIC_BINS("bin", "Automatic numeric bins are 1, 2 or 5 times a power of ten wide."),
  LOOKUP_MULTIVALUE(
      "lookup", "A multivalue input matches value by value, max_matches for each of them."),
  JOIN_FIELDS(
      "join",
      "Without a list of fields, join goes by those that both sides have, internal ones apart."),
  TRANSACTION_ORDER("transaction", "Transactions come by the time they begin, newest first."),
  FOREACH_ABSENT(
      "foreach", "Where a row lacks the field, an assignment that comes to null is left out."),
  CHART_AGG(
      "chart",
      "agg= says by which figure of their results series are ranked, as limit goes by it."),
  SPARKLINE(
      "sparkline",
      "A multivalue of the mark ##__SPARKLINE__## and a point a span of the whole range, 0 where a"
          + " span has no rows."),
  METRIC_EVENTS(
      "mstats",
      "Any event with a field metric_name:x, or with metric_name and _value, is a metric."),
  OUTLIER_QUARTILES("outlier", "Quartiles interpolate, as perc25 and perc75 do."),
  TABLE_HEADER(
      "multikv",
      "The header is the first line of texts, none a number, that is followed by a line of as many"
          + " cells; else the first line of cells in capitals, else of cells that begin with one,"
          + " else of texts. Later headers count where they are in capitals, or begin so and follow"
          + " a blank line."),
  TABLE_CELLS(
      "multikv",
      "Cells are apart by commas or tabs where the header has them, else by blanks: in order where"
          + " a line has as many as the header, else by the column they stand under. The last"
          + " column takes the rest of its line. Values keep their quotes."),
  ANOMALY_HISTOGRAM(
      "anomalydetection",
      "Numbers go into at most 100 bins; a row is rare where the logarithm of its probability is"
          + " below the first quartile by more than 3 times the quartiles' range, without cutoff"
          + " 1.5 times."),
  DRILLDOWN_MULTIVALUE(
      "drilldowns", "The token of a multivalue field stands for its first value, with a warning."),
  DRILLDOWN_EPOCH("drilldowns", "earliest=0 of a drilldown means all time.");

  private final String section;
  private final String text;

  Assumption(String section, String text) {
    this.section = section;
    this.text = text;
  }

  /** A stable name, such as {@code time-bounds}. */
  public String id() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** What it is about. */
  public String section() {
    return section;
  }

  /** What is assumed, as a sentence. */
  public String text() {
    return text;
  }
}
