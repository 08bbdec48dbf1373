package dev.karst.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.karst.detection.Detection;
import dev.karst.detection.DetectionRun;
import dev.karst.detection.ResultTable;
import dev.karst.engine.Engine;
import dev.karst.engine.MemoryCatalog;
import dev.karst.ingest.Ingest;
import dev.karst.ingest.InputSpec;
import dev.karst.knowledge.Knowledge;
import dev.karst.plan.TimeWindow;
import dev.karst.session.MemoryBudget;
import dev.karst.session.Session;
import dev.karst.text.KarstException;
import dev.karst.text.SourceText;
import dev.karst.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Breaks every published detection that fires on the real logs of a Windows or Linux host, in each
 * of many ways, over all of those logs at once; {@code why} names first what was broken. What it
 * names first is in {@code testdata/golden/why_pack.tsv}: detection, what was broken, what is
 * named. A mutation that changes nothing, or after which the detection still fires, is left out. A
 * quarter of the pairs is run, each detection and each mutation in some; {@code -Dwhy.all} runs
 * all, {@code -Dgolden.write} writes the file anew.
 */
class PackMutationsTest {
  private static final Path FIRING = Path.of("testdata/golden/escu_datamodels.tsv");
  private static final Path GOLDEN = Path.of("testdata/golden/why_pack.tsv");

  /** Detections that fire and search events, not data models. */
  private static final List<String> OF_EVENTS =
      List.of(
          "powershell_invoke_cimmethod_cimsession",
          "powershell_processing_stream_of_data",
          "powershell_using_memory_as_backing_store",
          "powershell_webrequest_using_memory_stream",
          "recon_using_wmi_class",
          "windows_modify_registry_delete_firewall_rules");

  private static final boolean WRITES = System.getProperty("golden.write") != null;
  private static final int PARTS = WRITES || System.getProperty("why.all") != null ? 1 : 4;

  /** How many of a hundred are to be named first; two mistakes at once look like something else. */
  private static final int LEAST = 95;

  private static final Pattern VALUE =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(?<==)([\\w.*]+)");

  /** By the cause to be named, and a variant behind a slash. */
  private static Map<String, UnaryOperator<String>> mutations() {
    Map<String, UnaryOperator<String>> all = new LinkedHashMap<>();
    all.put("typo", search -> values(search, PackMutationsTest::swapped));
    all.put("wildcard", search -> values(search, value -> value.replace("*", "")));
    all.put("wildcard/end", search -> values(search, value -> value.replaceFirst("\\*$", "")));
    all.put(
        "process_name/exe", search -> values(search, value -> value.replaceAll("\\.exe\\b", "")));
    all.put(
        "process_name/path",
        search -> values(search, value -> value.replaceFirst("^(?=\\w+\\.exe$)", "C:\\\\\\\\")));
    all.put("backslash", search -> values(search, value -> value.replace("\\\\", "\\\\\\\\")));
    all.put("backslash/slash", search -> values(search, value -> value.replace("\\\\", "/")));
    all.put("blanks", search -> values(search, value -> value.contains("*") ? value : value + " "));
    all.put(
        "field",
        search -> where(search, clause -> clause.replaceFirst("\\.process_name\\b", ".user")));
    all.put(
        "field/misspelt",
        search ->
            where(
                search, clause -> clause.replaceAll("(?i)(name|path|text)(?=\\s*(=|IN))", "$1e")));
    all.put(
        "by_field",
        search ->
            search
                .replace("`security_content_summariesonly`", "summariesonly=false")
                .replaceFirst("(?i)(\\bby\\s+)(\\w+)\\.", "$1$2.dest_bunit $2."));
    all.put("by_field/stats", search -> search + " | stats count BY count nofield");
    all.put("not_equal", search -> search + " | where nofield!=\"x\"");
    all.put("not_equal/search", search -> search + " | search nofield!=\"x\"");
    all.put("exclusion", search -> search + " | search NOT count=*");
    all.put("prefix", search -> search + " | search Processes.dest=*");
    all.put("case", search -> search + " | where dest=\"$dest$\"");
    all.put("case/match", search -> search + " | where match(dest, \"^$dest$\")");
    all.put("threshold", search -> search + " | stats count | where count > 100000");
    all.put("time_range", search -> where(search, clause -> clause + " earliest=-1h "));
    all.put(
        "time_range/now",
        search -> search + " | eval last=1 | where last > relative_time(now(), \"-70m@m\")");
    all.put(
        "summaries",
        search -> search.replace("`security_content_summariesonly`", "summariesonly=true"));
    all.put("filter_macro", search -> search + " ");
    return all;
  }

  private static String first(String text, String regex, UnaryOperator<String> change) {
    Matcher found = Pattern.compile(regex).matcher(text);
    return found.find()
        ? text.substring(0, found.start(1))
            + change.apply(found.group(1))
            + text.substring(found.end(1))
        : text;
  }

  private static String where(String search, UnaryOperator<String> change) {
    return search.startsWith("|")
        ? first(search, "(?is)\\bwhere\\b(.*?)\\bby\\b", change)
        : first(search, "(?s)^([^|]*)", change);
  }

  /** Every literal of the WHERE clause in another form. */
  private static String values(String search, UnaryOperator<String> change) {
    return where(
        search,
        clause -> {
          Matcher value = VALUE.matcher(clause);
          StringBuilder out = new StringBuilder();
          int at = 0;
          while (value.find()) {
            int group = value.group(1) != null ? 1 : 2;
            out.append(clause, at, value.start(group)).append(change.apply(value.group(group)));
            at = value.end(group);
          }
          return out.append(clause.substring(at)).toString();
        });
  }

  private static String swapped(String value) {
    return first(
        value,
        "([A-Za-z]{4,})",
        word -> word.substring(0, 1) + word.charAt(2) + word.charAt(1) + word.substring(3));
  }

  @Test
  void whatWasBrokenIsNamedFirst() throws IOException {
    Path pack = shared("content", "escu");
    Session session = session(true);
    Knowledge knowledge = Knowledge.builtIn(session).withPack(pack, session);
    List<String> lines = new ArrayList<>();
    try (MemoryCatalog catalog = new MemoryCatalog()) {
      Engine engine = new Engine(knowledge, catalog, session);
      catalog.summarizeWith(engine);
      for (InputSpec log : logs()) {
        Ingest.read(log, knowledge, session, catalog::add);
      }
      List<String> names = names();
      for (int i = 0; i < names.size(); i++) {
        Detection detection = Detection.read(find(pack, names.get(i)), session);
        lines.addAll(named(names.get(i), i, detection, engine));
      }
    }
    if (WRITES) {
      Files.write(GOLDEN, lines);
    }
    assertThat(lines).hasSizeGreaterThan(100);
    List<String> golden = Files.readAllLines(GOLDEN);
    if (PARTS == 1) {
      assertThat(lines).isEqualTo(golden);
    } else {
      assertThat(golden).containsAll(lines);
    }
    long right = golden.stream().filter(PackMutationsTest::isRight).count();
    assertThat(100 * right).isGreaterThanOrEqualTo(LEAST * (long) golden.size());
  }

  private static Session session(boolean summaries) {
    return Session.builder()
        .now(Instant.parse("2026-06-01T00:00:00Z"))
        .memory(new MemoryBudget(1L << 30))
        .geoip(Session.NO_GEOIP)
        .summaries(summaries)
        .build();
  }

  private static List<String> names() throws IOException {
    List<String> names = new ArrayList<>(OF_EVENTS);
    for (String line : Files.readAllLines(FIRING)) {
      if (!line.contains("\trefused: ")) {
        names.add(line.substring(0, line.indexOf('\t')));
      }
    }
    return names;
  }

  private static boolean isRight(String line) {
    String[] cells = line.split("\t");
    return cells[1].replaceFirst("/.*", "").equals(cells[2]);
  }

  private static List<String> named(String name, int place, Detection detection, Engine engine) {
    String search = detection.search().text();
    String other;
    try (ResultTable rows = new DetectionRun(detection, engine, TimeWindow.ALL).results()) {
      if (rows.rows().isEmpty()) {
        return List.of();
      }
      Value dest = rows.rows().get(0).get("dest");
      String text = dest == null ? null : dest.text();
      String upper = text == null ? null : text.toUpperCase(Locale.ROOT);
      other = text == null || !text.equals(upper) ? upper : text.toLowerCase(Locale.ROOT);
    }
    List<String> lines = new ArrayList<>();
    int turn = place;
    for (Map.Entry<String, UnaryOperator<String>> mutation : mutations().entrySet()) {
      String kind = mutation.getKey();
      String broken = mutation.getValue().apply(search);
      boolean hostless = other == null && (kind.startsWith("case") || kind.equals("prefix"));
      if (turn++ % PARTS == 0 && !hostless && !broken.equals(search)) {
        String cause =
            cause(broken.replace("$dest$", String.valueOf(other)), engine(kind, name, engine));
        if (cause != null) {
          lines.add(name + "\t" + kind + "\t" + cause);
        }
      }
    }
    return lines;
  }

  /** The one to ask: without summaries, or with a filter macro that takes all. */
  private static Engine engine(String kind, String name, Engine engine) {
    return switch (kind) {
      case "summaries" -> new Engine(engine.knowledge(), engine.catalog(), session(false));
      case "filter_macro" ->
          new Engine(
              engine.knowledge().withMacro(name + "_filter=search nofield=1"),
              engine.catalog(),
              engine.session());
      default -> engine;
    };
  }

  /** What is named first; null where the search fires. */
  private static String cause(String search, Engine engine) {
    try {
      Diagnosis why = new Why(engine, TimeWindow.ALL).diagnose(SourceText.of("search", search));
      return why.fired() ? null : why.findings().get(0).cause();
    } catch (KarstException.SearchError e) {
      return Why.refused(e.diagnostic()).cause();
    }
  }

  private static Path find(Path pack, String name) throws IOException {
    try (Stream<Path> files = Files.walk(pack.resolve("detections"))) {
      return files
          .filter(file -> file.getFileName().toString().equals(name + ".yml"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static Path shared(String... path) {
    Path found = Path.of(System.getProperty("shared.dir", "../shared"), path);
    Assumptions.assumeTrue(Files.exists(found), found + " is not there");
    return found;
  }

  private static List<InputSpec> logs() throws IOException {
    List<InputSpec> logs = new ArrayList<>();
    for (String folder : List.of("sysmon_linux", "windows_xml")) {
      try (Stream<Path> files = Files.walk(shared("data", folder))) {
        files
            .filter(Files::isRegularFile)
            .filter(file -> !file.toString().matches(".*(MANIFEST.tsv|expected_cim.jsonl)"))
            .sorted()
            .forEach(file -> logs.add(InputSpec.of(file)));
      }
    }
    return logs;
  }
}
