package dev.karst.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.karst.knowledge.DataModel;
import dev.karst.plan.TimeWindow;
import dev.karst.store.SegmentBuilder;
import dev.karst.text.Diagnostic;
import dev.karst.time.Epoch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DrilldownTest {
  private static final long TIME = 1_771_315_500L * Epoch.SECOND;

  /** What values may hold that means something in a search. */
  private static final List<String> HOSTILE =
      List.of(
          "a\\b",
          "a\\\\b",
          "a\\\"b",
          "\"",
          "say \"hi\"",
          "ends in \\",
          "ends in \\\\",
          "\\",
          "x*y",
          "*",
          "$user$",
          "a$dest$b",
          "%original_detection_search%",
          "a | b",
          "a\\|b",
          "| head 1",
          "[search *]",
          "]",
          "[",
          "a,b",
          "a=b",
          "user=\"x\"",
          "(x)",
          ")",
          "`macro`",
          "`",
          "```x",
          "  blanks  ",
          " ",
          "\t",
          "two\nlines",
          "ä ö ß Ω 日本 \uD83D\uDE00",
          "OR",
          "NOT",
          "TERM(x)",
          "<a>",
          "!=",
          "'q'",
          "?",
          "%",
          "10.0.0.0/8",
          "5",
          "05",
          "now",
          "null");

  private static List<Followed> follow(Bench bench, Detection detection, TimeWindow window) {
    DetectionRun run = new DetectionRun(detection, bench.engine, window);
    List<Followed> followed = new ArrayList<>();
    try (ResultTable results = run.results()) {
      run.drilldowns(results, result -> followed.add(Followed.of(result)));
    }
    return followed;
  }

  private static Detection detection(String search, String drilldown) {
    String yaml =
        "name: t\nsearch: |-\n  "
            + search
            + "\ndrilldown_searches:\n- name: see $user$\n  search: |-\n    "
            + drilldown
            + "\n";
    return Detection.parse("t.yml", yaml, dev.karst.session.Session.standard());
  }

  /** Rows of Endpoint.Processes as a summary holds them, each with another user and dest. */
  private static void addRows(Bench bench, List<List<String>> users, List<String> dests) {
    DataModel model = bench.engine.knowledge().models().find("Endpoint").orElseThrow();
    try (SegmentBuilder rows = SegmentBuilder.ofArrivals(bench.session.memory(), Set.of())) {
      for (int i = 0; i < users.size(); i++) {
        rows.startRow(TIME + i * Epoch.SECOND);
        model
            .dataset("Processes")
            .orElseThrow()
            .columns()
            .forEach(
                field -> {
                  if (!List.of("user", "dest", "process_name", "process").contains(field.name())) {
                    rows.put("Processes." + field.name(), "x");
                  }
                });
        rows.put("Processes.process_name", "ngrok");
        rows.put("Processes.process", "ngrok tcp 22");
        rows.putAll("Processes.user", users.get(i));
        rows.put("Processes.dest", dests.get(i));
        rows.endRow();
      }
      bench.catalog.addSummary(model.dataset("Processes").orElseThrow(), rows.build());
    }
  }

  @Test
  void theFirstDrilldownOfTheSeedGivesBackItsRowWhateverUserAndDestHold() {
    try (Bench bench = new Bench()) {
      List<List<String>> users = new ArrayList<>();
      List<String> dests = new ArrayList<>();
      for (int i = 0; i < HOSTILE.size(); i++) {
        users.add(List.of(HOSTILE.get(i)));
        dests.add(HOSTILE.get(HOSTILE.size() - 1 - i));
      }
      addRows(bench, users, dests);
      List<Followed> followed = follow(bench, Bench.seed(), TimeWindow.ALL);
      assertThat(followed).hasSize(2 * HOSTILE.size());
      assertThat(followed).extracting(Followed::problem).containsOnly("");
      // A star matches more, but user and dest together tell each row.
      assertThat(backToTheRow(followed)).hasSize(HOSTILE.size());
      assertThat(backToTheRow(followed)).extracting(one -> one.rows().size()).containsOnly(1);
    }
  }

  /** The drilldowns that lead back to their row; the others look for risk events. */
  private static List<Followed> backToTheRow(List<Followed> followed) {
    return followed.stream()
        .filter(one -> one.result().name().startsWith("View the detection results"))
        .toList();
  }

  @Test
  void theSameOfUsersAndHostsInALogUnderTheNewerAddOn() {
    // A value with a newline is not extracted, and blanks alone are no form of a value in a log.
    List<String> values =
        HOSTILE.stream().filter(one -> !one.contains("\n") && !one.isBlank()).toList();
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      log.append(event(i, values.get(i), values.get(values.size() - 1 - i)));
    }
    try (Bench bench = Bench.ofAddon(Bench.NEWER_ADDON)) {
      bench.read(log.toString());
      List<Followed> followed = follow(bench, Bench.seed(), TimeWindow.ALL);
      assertThat(followed).hasSize(2 * values.size());
      List<Followed> run = backToTheRow(followed);
      assertThat(run).hasSize(values.size());
      assertThat(run.stream().map(Followed::problem).distinct()).containsExactly("");
      assertThat(run.stream().map(one -> one.rows().size()).distinct()).containsExactly(1);
      assertThat(run.stream().map(one -> one.rows().get(0).get("user")))
          .containsExactlyInAnyOrderElementsOf(values);
    }
  }

  private static String event(int second, String user, String host) {
    String name = "<Data Name=\"";
    return "<Event><System><Provider Name=\"Linux-Sysmon\"/><EventID>1</EventID><Computer>"
        + host
        + "</Computer><Security UserId=\"0\"/></System><EventData>"
        + name
        + "UtcTime\">2026-02-17 08:02:"
        + (second < 10 ? "0" + second : second)
        + ".010</Data>"
        + name
        + "ProcessGuid\">{g}</Data>"
        + name
        + "ProcessId\">7</Data>"
        + name
        + "Image\">/bin/ngrok</Data>"
        + name
        + "CommandLine\">ngrok tcp 22</Data>"
        + name
        + "User\">"
        + user
        + "</Data>"
        + name
        + "Hashes\">-</Data>"
        + name
        + "ParentImage\">/bin/bash</Data></EventData></Event>\n";
  }

  @Test
  void theRowsOfTheSeedOverItsOwnDataLeadBackToThemselves() {
    Detection seed = Bench.seed();
    for (String addon : List.of("Splunk_TA_sysmon-for-linux", Bench.NEWER_ADDON)) {
      try (Bench bench = Bench.ofAddon(addon)) {
        bench.read(DetectionRun.testInputs(seed, new AttackData(Path.of("testdata/attack_data"))));
        List<Followed> followed = follow(bench, seed, TimeWindow.ALL);
        assertThat(followed).hasSize(42);
        assertThat(followed.get(0).problem()).isEmpty();
        assertThat(followed.get(0).result().window()).isEqualTo(TimeWindow.ALL);
        assertThat(followed.stream().filter(one -> one.result().failed())).isEmpty();
        assertThat(bench.session.warnings().drain()).isEmpty();
      }
    }
  }

  @Test
  void withoutRiskEventsTheRiskDrilldownFindsNothing() {
    try (Bench bench = new Bench()) {
      addRows(bench, List.of(List.of("ann")), List.of("host"));
      Followed risk = follow(bench, Bench.seed(), TimeWindow.ALL).get(1);
      assertThat(risk.problem()).isEmpty();
      assertThat(risk.rows()).isEmpty();
      assertThat(risk.result().name())
          .isEqualTo("View risk events for the last 7 days for - \"ann\" and \"host\"");
    }
  }

  /** source: assumed (semantics.md section 8: a multivalue is joined [K], which finds nothing). */
  @Test
  void aMultivalueIsFoundByItsFirstValue() {
    try (Bench bench = new Bench()) {
      bench.session.warnings().drain();
      Detection detection =
          detection(
              "| makeresults | eval user=split(\"a\\\"b,c d\", \",\") | table user",
              Drilldown.ORIGINAL + " | search user = \"$user$\"");
      Followed one = follow(bench, detection, TimeWindow.ALL).get(0);
      assertThat(one.problem()).isEmpty();
      assertThat(one.result().search()).endsWith("| search user = \"a\\\"b\"");
      assertThat(one.rows()).isEqualTo(List.of(Map.of("user", List.of("a\"b", "c d"))));
      assertThat(one.result().name()).isEqualTo("see a\"b, c d");
      assertThat(bench.session.warnings().drain().get(0).render())
          .startsWith(
              "warning: Splunk joins the 2 values of 'user': this drilldown would find nothing\n"
                  + "  --> t.yml:7:50\n")
          .endsWith("  Karst looks for the first of them, 'a\"b'\n");
    }
  }

  @Test
  void aMultivalueOfADatasetLeadsBackToItsRow() {
    try (Bench bench = new Bench()) {
      addRows(bench, List.of(List.of("a", "b\\"), List.of("c")), List.of("h1", "h2"));
      List<Followed> followed = follow(bench, Bench.seed(), TimeWindow.ALL);
      // BY splits a multivalue into its values: three rows, two drilldowns each.
      assertThat(followed).hasSize(6);
      assertThat(followed.stream().filter(one -> one.result().failed())).isEmpty();
      assertThat(followed.get(2).result().search()).endsWith("user = \"b\\\\\" dest = \"h1\"");
    }
  }

  @Test
  void aDrilldownThatLosesItsRowFails() {
    try (Bench bench = new Bench()) {
      Detection detection =
          detection(
              "| makeresults | eval user=\"ann\", n=1 | table user n",
              Drilldown.ORIGINAL + " | search user = \"$user$\" n=2");
      Followed one = follow(bench, detection, TimeWindow.ALL).get(0);
      assertThat(one.result().failed()).isTrue();
      assertThat(one.problem())
          .startsWith("error: the drilldown does not give back the row it came from\n");
      assertThat(one.rows()).isEmpty();
    }
  }

  @Test
  void theTimeRangeComesFromTheRun() {
    String yaml =
        "search: '| makeresults | eval user=1'\ndrilldown_searches:\n"
            + "- {name: a, search: '| makeresults', earliest_offset: $info_min_time$,"
            + " latest_offset: $info_max_time$}\n"
            + "- {name: b, search: '| makeresults'}\n"
            + "- {name: c, search: '| makeresults', earliest_offset: '$nothing$'}\n";
    Detection detection = Detection.parse("t.yml", yaml, dev.karst.session.Session.standard());
    try (Bench bench = new Bench()) {
      TimeWindow window = new TimeWindow(1_500_000L, 9_000_001L);
      List<Followed> followed = follow(bench, detection, window);
      assertThat(followed.get(0).result().window()).isEqualTo(window);
      assertThat(followed.get(1).result().window()).isEqualTo(window);
      assertThat(followed.get(2).result().refused()).isTrue();
      assertThat(followed.get(2).problem()).startsWith("error: Invalid time '$nothing$'\n");
      assertThat(follow(bench, detection, TimeWindow.ALL).get(0).result().window())
          .isEqualTo(TimeWindow.ALL);
    }
  }

  @Test
  void errorsInADrilldownShowTheirPlaceInTheFile() {
    try (Bench bench = new Bench()) {
      Detection detection =
          detection("| makeresults | eval user=1", "| makeresults\n    | search x=\"$usr$\"");
      Diagnostic problem = follow(bench, detection, TimeWindow.ALL).get(0).result().problem();
      assertThat(problem.render())
          .isEqualTo(
              "error: the results have no field 'usr'\n"
                  + "  --> t.yml:8:17\n"
                  + " 8 |     | search x=\"$usr$\"\n"
                  + "   |                 ^^^^^\n"
                  + "  did you mean 'user'?\n");
    }
  }
}
