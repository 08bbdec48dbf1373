package dev.karst.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.karst.ingest.InputSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The Sigma rules for Linux as tstats searches, over real logs: each matches the events that a
 * second implementation says it does, no more and no fewer.
 */
class SigmaLinuxTest {
  /** What every one of the searches groups by. */
  private static final List<String> BY =
      List.of(
          "process",
          "dest",
          "process_current_directory",
          "process_path",
          "process_integrity_level",
          "original_file_name",
          "parent_process",
          "parent_process_path",
          "parent_process_guid",
          "parent_process_id",
          "process_guid",
          "process_id",
          "user");

  /** An event's fields in Endpoint.Processes. */
  private record Event(String name, Map<?, ?> fields) {
    /** Whether a row of a search that fills absent fields with {@code null} may come from it. */
    boolean fits(Map<String, Object> row) {
      return BY.stream()
          .allMatch(
              name -> {
                Object value = fields.get(name);
                return (value == null ? "null" : value).equals(row.get(name));
              });
    }
  }

  private static Set<String> expected(Path matrix) throws IOException {
    Set<String> expected = new TreeSet<>();
    List<String> lines = Files.readAllLines(matrix);
    int column = List.of(lines.get(0).split("\t")).indexOf("cim_strict_xmlentities");
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t");
      if (cells[column].equals("1")) {
        expected.add(cells[0] + " " + cells[1]);
      }
    }
    return expected;
  }

  private static List<Map<String, Object>> rules(Path file) {
    return Bench.jsonLines(file).stream()
        .filter(rule -> "linux".equals(((Map<?, ?>) rule.get("logsource")).get("product")))
        .filter(rule -> rule.get("spl_tstats") != null)
        .toList();
  }

  private static List<Event> events(Path logs, String log) {
    return Bench.jsonLines(logs.resolve("expected_cim.jsonl")).stream()
        .filter(line -> line.get("event").toString().startsWith(log + "#"))
        .filter(line -> line.get("dataset").equals("Endpoint.Processes"))
        .map(line -> new Event(line.get("event").toString(), (Map<?, ?>) line.get("fields")))
        .toList();
  }

  @Test
  void everyRuleMatchesItsEvents() throws IOException {
    Path logs = Bench.shared("data", "sysmon_linux");
    List<Map<String, Object>> rules = rules(Bench.shared("sigma", "rules.jsonl"));
    assertThat(rules).hasSize(105);
    Set<String> matches = new TreeSet<>();
    for (String log : List.of("examples.log", "linpeas.log", "log4shell.log", "octave.log")) {
      List<Event> events = events(logs, log);
      try (Bench bench = new Bench()) {
        bench.read(List.of(InputSpec.of(logs.resolve(log))));
        for (Map<String, Object> rule : rules) {
          for (String event : matched(bench, rule, events)) {
            matches.add(rule.get("rule_id") + " " + event);
          }
        }
      }
    }
    assertThat(matches).isEqualTo(expected(Bench.shared("sigma", "matrix_linux.tsv")));
  }

  /** The names of the events that a rule's rows were made of. */
  private static List<String> matched(Bench bench, Map<String, Object> rule, List<Event> events) {
    List<String> matched = new ArrayList<>();
    try (ResultTable table = bench.search(rule.get("spl_tstats").toString())) {
      for (Map<String, Object> row : Bench.plain(table)) {
        List<String> made =
            events.stream().filter(event -> event.fits(row)).map(Event::name).toList();
        assertThat(made).as("%s: %s", rule.get("title"), row).hasSize(count(row));
        matched.addAll(made);
      }
    }
    assertThat(matched).hasSameSizeAs(new HashSet<>(matched));
    return matched;
  }

  private static int count(Map<String, Object> row) {
    return Integer.parseInt(row.get("count").toString());
  }
}
