package dev.karst.detection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.karst.cli.Main;
import dev.karst.ingest.Ingest;
import dev.karst.ingest.InputSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Sigma rules as tstats searches, all in one {@code karst search --batch}, over the rules' own
 * regression events as Windows renders them: each matches the events that a second implementation
 * says it does, no more and no fewer.
 */
class SigmaWindowsTest {
  /** What the matrix says of the rendered events, and so of the logged ones among them. */
  private static Set<String> expected(Path matrix, List<Event> logged) throws IOException {
    Set<String> alsoLogged = logged.stream().map(Event::name).collect(Collectors.toSet());
    Set<String> expected = new TreeSet<>();
    List<String> lines = Files.readAllLines(matrix);
    int column = List.of(lines.get(0).split("\t")).indexOf("cim_strict_xmlentities");
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t");
      if (cells[column].equals("1")) {
        expected.add(cells[0] + " " + cells[1]);
        if (alsoLogged.contains(cells[1])) {
          expected.add(cells[0] + " xml " + cells[1]);
        }
      }
    }
    return expected;
  }

  private static final String SOURCETYPE = "XmlWinEventLog";

  private static final String TWIN =
      "regression_data/rules-emerging-threats/2025/Malware/Shai-Hulud/"
          + "proc_creation_win_mal_shai_hulud_indicator/540703fb-a874-4385-a9d6-7cd1bfab268c.json#0";

  private static final String CURL =
      "regression_data/rules/windows/process_creation/proc_creation_win_curl_custom_user_agent/"
          + "85de1f22-d189-44e4-8239-dc276b45379b.json#0";

  @TempDir private Path folder;

  /** An event with the name that the matrix has for it. */
  private record Event(String name, String xml) {}

  /** The rules' regression events, rendered as Windows does it. */
  private static List<Event> rendered(Path sigma) throws IOException {
    List<String> manifest = Files.readAllLines(sigma.resolve("regression_events.manifest.tsv"));
    List<Map<String, Object>> lines = Bench.jsonLines(sigma.resolve("regression_events.jsonl"));
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String name = manifest.get(i + 1).split("\t")[2];
      Map<?, ?> event = (Map<?, ?>) ((Map<?, ?>) lines.get(i).get("event")).get("Event");
      events.add(new Event(name, WindowsXml.render(event)));
    }
    return events;
  }

  /** Those of the log of such events that are the same as one of these, by record and computer. */
  private static List<Event> logged(Path log, List<Event> rendered) throws IOException {
    Map<String, Deque<String>> names = new HashMap<>();
    for (Event event : rendered) {
      names
          .computeIfAbsent(WindowsXml.key(event.xml()), key -> new ArrayDeque<>())
          .add(event.name());
    }
    Matcher events = Pattern.compile("(?s)<Event xmlns.*?</Event>").matcher(Files.readString(log));
    List<Event> found = new ArrayList<>();
    int all = 0;
    for (; events.find(); all++) {
      Deque<String> left = names.get(WindowsXml.key(events.group()));
      if (left != null && !left.isEmpty()) {
        found.add(new Event(left.remove(), events.group()));
      }
    }
    assertThat(all).isEqualTo(159);
    return found;
  }

  /** Reads the events; each gets its name as host, so that results can tell it. */
  private static void readNamed(Bench bench, String before, List<Event> events) {
    for (Event event : events) {
      ByteArrayInputStream in =
          new ByteArrayInputStream(event.xml().getBytes(StandardCharsets.UTF_8));
      InputSpec spec = InputSpec.of(null).withHost(before + event.name());
      Ingest.read(in, "log", spec, bench.engine.knowledge(), bench.session, bench.catalog::add);
    }
  }

  /**
   * Runs all rules' searches by the command line: the answer of each, by the rule's id, in the
   * order of the rules.
   */
  private Map<String, Map<String, Object>> batch(List<Map<String, Object>> rules, List<Event> all)
      throws IOException {
    Path log = folder.resolve("events.xml");
    Files.writeString(log, all.stream().map(Event::xml).collect(Collectors.joining("\n")));
    ObjectMapper json = new ObjectMapper();
    StringBuilder searches = new StringBuilder();
    for (Map<String, Object> rule : rules) {
      Object id = rule.get("rule_id");
      searches
          .append(json.writeValueAsString(Map.of("id", id, "search", rule.get("spl_tstats"))))
          .append('\n');
    }
    Path answers = folder.resolve("answers.jsonl");
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (OutputStream out = Files.newOutputStream(answers)) {
      int status =
          Main.run(
              new String[] {
                "search", "--batch", "-", "--events", log.toString(), "--sourcetype", SOURCETYPE
              },
              new ByteArrayInputStream(searches.toString().getBytes(StandardCharsets.UTF_8)),
              out,
              said);
      assertThat(status).as(said.toString(StandardCharsets.UTF_8)).isZero();
    }
    Map<String, Map<String, Object>> byRule = new LinkedHashMap<>();
    for (Map<String, Object> answer : Bench.jsonLines(answers)) {
      assertThat(answer).doesNotContainKey("error");
      assertThat(byRule.put(answer.get("id").toString(), answer)).isNull();
    }
    return byRule;
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> rowsOf(Map<String, Object> answer) {
    List<Map<String, Object>> rows = (List<Map<String, Object>>) answer.get("rows");
    assertThat(answer.get("row_count")).isEqualTo(rows.size());
    return rows;
  }

  @Test
  void everyRuleMatchesItsEvents() throws IOException {
    Path sigma = Bench.shared("sigma");
    List<Event> rendered = rendered(sigma);
    List<Event> logged = logged(sigma.resolve("regression_events.xml.log"), rendered);
    assertThat(rendered.size()).isEqualTo(177);
    assertThat(logged.size()).isEqualTo(121);
    List<Map<String, Object>> rules =
        Bench.jsonLines(sigma.resolve("rules.jsonl")).stream()
            .filter(rule -> rule.get("spl_tstats") != null)
            .toList();
    assertThat(rules).hasSize(1415);
    List<Event> all = new ArrayList<>(rendered);
    all.addAll(logged);
    Map<String, Map<String, Object>> answers = batch(rules, all);
    assertThat(answers.keySet())
        .containsExactlyElementsOf(rules.stream().map(r -> r.get("rule_id").toString()).toList());
    Set<String> matches = new TreeSet<>();
    try (Bench named = new Bench()) {
      readNamed(named, "", rendered);
      readNamed(named, "xml ", logged);
      Map<String, List<Map<String, Object>>> events = new HashMap<>();
      for (Map<String, Object> rule : rules) {
        String search = rule.get("spl_tstats").toString();
        for (Map<String, Object> row : rowsOf(answers.get(rule.get("rule_id").toString()))) {
          List<String> made =
              events.computeIfAbsent(byEvent(search), named::rows).stream()
                  .filter(event -> event.entrySet().containsAll(grouped(row).entrySet()))
                  .map(event -> event.get("host").toString())
                  .toList();
          assertThat(made).as("%s: %s", rule.get("title"), row).hasSize(count(row));
          made.forEach(event -> matches.add(rule.get("rule_id") + " " + event));
        }
      }
    }
    assertThat(matches).hasSize(285);
    assertThat(matches.stream().map(one -> one.split(" ")[0]).distinct()).hasSize(122);
    assertThat(matches.stream().filter(one -> one.contains(" xml "))).hasSize(129);
    Set<String> expected = expected(sigma.resolve("matrix.tsv"), logged);
    // The matrix has the rules for Windows only. One for Linux finds its word in an event of its
    // Windows twin: the searches ask for no operating system.
    String linux = "11bb9b26-4179-4a06-afcb-1ec31fce1627 ";
    expected.add(linux + TWIN);
    expected.add(linux + "xml " + TWIN);
    // Its where asks for processCondition="true", which only the eval behind tstats makes: in
    // tstats no row has it (cim.md section 5 has the fields of Processes), so that none is left to
    // look at. The matrix looks at the rule's regular expression itself.
    String curl = "85de1f22-d189-44e4-8239-dc276b45379b ";
    expected.remove(curl + CURL);
    expected.remove(curl + "xml " + CURL);
    assertThat(difference(matches, expected)).as("matched, but not expected").isEmpty();
    assertThat(difference(expected, matches)).as("expected, but not matched").isEmpty();
  }

  private static Set<String> difference(Set<String> all, Set<String> but) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(but);
    return rest;
  }

  /** The rule's rows for each event of its dataset, whether the rule matches it or not. */
  private static String byEvent(String rule) {
    Matcher parts =
        Pattern.compile("from datamodel=Endpoint\\.(\\w+) where .* by (.*?) \\| `drop")
            .matcher(rule);
    assertThat(parts.find()).isTrue();
    return "| tstats fillnull_value=\"null\" count from datamodel=Endpoint."
        + parts.group(1)
        + " by host "
        + parts.group(2)
        + " | `drop_dm_object_name("
        + parts.group(1)
        + ")`";
  }

  private static Map<String, Object> grouped(Map<String, Object> row) {
    Map<String, Object> fields = new HashMap<>(row);
    fields.keySet().removeAll(List.of("count", "firstTime", "lastTime"));
    return fields;
  }

  private static int count(Map<String, Object> row) {
    return Integer.parseInt(row.get("count").toString());
  }
}
