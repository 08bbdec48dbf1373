package dev.karst.cli;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every option of the command line; a subcommand says which of them it takes. */
enum Option {
  EVENTS("events", "FILE", "a file of events, gzip too; repeatable"),
  SOURCETYPE("sourcetype", "NAME", "the source type of the file before it"),
  SOURCE("source", "NAME", "the source of the file before it"),
  HOST("host", "NAME", "the host of the file before it"),
  INDEX("index", "NAME", "the index of the file before it"),
  DATASET("dataset", "MODEL.DS", "the files' columns are this dataset's fields already"),
  HOME("home", "DIR", "a store of ingested events"),
  GEOIP(
      "geoip",
      "FILE|none",
      "the MaxMind database that iplocation asks; none: its fields are absent"),
  NO_SUMMARIES("no-summaries", null, "compute everything from events, as if not accelerated"),
  PACK("pack", "DIR", "a content pack: its macros; repeatable"),
  APP("app", "DIR", "a Splunk app or add-on: its default/ and local/ .conf files; repeatable"),
  ASSETS("assets", "FILE", "a CSV of assets: dest_category, src_priority and the like of events"),
  IDENTITIES("identities", "FILE", "a CSV of identities: user_category, user_bunit and the like"),
  MACRO("macro", "NAME=DEFINITION", "defines a macro for this run; repeatable"),
  LOOKUP("lookup", "NAME=FILE", "a CSV file that is the lookup of a name; repeatable"),
  ADDON("addon", "NAME[:VERSION]", "chooses a source type profile; repeatable"),
  EARLIEST("earliest", "TIME", "events from this time on; default: all time"),
  LATEST("latest", "TIME", "events before this time"),
  NOW("now", "TIME", "what now() is, and relative times count from; default: the clock"),
  TZ("tz", "ZONE", "the time zone that times are shown and read in; default: UTC"),
  FORMAT("format", "NAME", "table, json, csv or arrow; of check: text, json or sarif"),
  IGNORE("ignore", "ID", "silences a warning of check; see karst help lints; repeatable"),
  BATCH("batch", "FILE", "runs one search a line: {\"id\":..,\"search\":..}; - is standard input"),
  DRILLDOWNS("drilldowns", null, "runs the detection's drilldown searches for each result"),
  ATTACK_DATA("attack-data", "DIR", "where the data of a detection's tests lies"),
  JUDGE("judge", "strict|contentctl", "how results of tests are judged; default: strict"),
  FILTER("filter", "NAME", "detections whose name or file holds this; may hold *"),
  JOBS("jobs", "N", "how many tests run at one time; default: 1"),
  FAIL_FAST("fail-fast", null, "stops after the first test that fails"),
  NEGATIVE("negative", "DIR", "logs that must give nothing: runs every detection over them"),
  SCHEDULE("schedule", "CRON", "runs as a scheduler would: which events it misses or sees twice"),
  LAG(
      "lag",
      "SPAN|indextime",
      "with --schedule, how long after their time events are indexed; default: 0s"),
  RISK("risk", null, "shows the risk events that the results become"),
  REPORT(
      "report",
      "FILE",
      "writes a report too, by the ending .xml (JUnit), .json, .md or .html; repeatable"),
  REJECTS("rejects", "FILE", "writes a copy of each odd line that ingest met, as JSON lines"),
  DOWNLOAD("download", null, "fetches test data that is not on disk, over http and https"),
  CACHE("cache", "DIR", "where fetched test data is kept; default: ~/.cache/karst/attack_data"),
  THREADS("threads", "N", "how many threads a scan may use; default: one a processor"),
  MEMORY("memory", "SIZE", "how much a search may hold, such as 512m or 2g"),
  LIMIT("limit", "NAME=VALUE", "sets a limit; see karst help limits; repeatable"),
  PROFILE("profile", null, "tells rows and time of every operator"),
  NO_HISTORY("no-history", null, "keeps no history of what is typed into the shell"),
  QUIET("quiet", null, "no notes and no warnings; errors only"),
  NO_COLOR("no-color", null, "no colours on a terminal");

  /** What searches can be run over. */
  static final Set<Option> DATA =
      EnumSet.of(EVENTS, SOURCETYPE, SOURCE, HOST, INDEX, DATASET, HOME, GEOIP, NO_SUMMARIES);

  /** What a search's names mean. */
  static final Set<Option> DEFINITIONS =
      EnumSet.of(PACK, APP, ASSETS, IDENTITIES, MACRO, LOOKUP, ADDON);

  static final Set<Option> CLOCK = EnumSet.of(NOW, TZ);
  static final Set<Option> WINDOW = EnumSet.of(EARLIEST, LATEST);
  static final Set<Option> RESOURCES = EnumSet.of(THREADS, MEMORY, LIMIT);
  static final Set<Option> MESSAGES = EnumSet.of(QUIET, NO_COLOR);

  /** What every subcommand takes that runs searches over events. */
  static final Set<Option> SEARCHING = union(DATA, DEFINITIONS, CLOCK, WINDOW, RESOURCES, MESSAGES);

  private static final Set<Option> REPEATABLE =
      EnumSet.of(EVENTS, PACK, APP, MACRO, LOOKUP, ADDON, LIMIT, IGNORE, REPORT);

  private final String word;
  private final String value;
  private final String about;

  Option(String word, String value, String about) {
    this.word = word;
    this.value = value;
    this.about = about;
  }

  /** As users type it: {@code --events}. */
  String flag() {
    return "--" + word;
  }

  /** As help shows it: {@code --events FILE}. */
  String usage() {
    return value == null ? flag() : flag() + " " + value;
  }

  String about() {
    return about;
  }

  boolean takesValue() {
    return value != null;
  }

  boolean isRepeatable() {
    return REPEATABLE.contains(this);
  }

  /** Whether it says something of the file of events that was named before it. */
  boolean describesFile() {
    return this == SOURCETYPE || this == SOURCE || this == HOST || this == INDEX;
  }

  /** The option that is typed so, dashes included. */
  static Optional<Option> named(String flag) {
    return Arrays.stream(values()).filter(option -> option.flag().equals(flag)).findFirst();
  }

  /** All of several sets. */
  @SafeVarargs
  static Set<Option> union(Set<Option>... sets) {
    Set<Option> all = EnumSet.noneOf(Option.class);
    List.of(sets).forEach(all::addAll);
    return all;
  }
}
