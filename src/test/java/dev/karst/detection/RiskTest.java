package dev.karst.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.karst.ingest.InputSpec;
import dev.karst.plan.TimeWindow;
import dev.karst.session.MemoryBudget;
import dev.karst.session.Session;
import dev.karst.store.Segment;
import dev.karst.store.SegmentBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The model Risk over 698 risk events that a live Enterprise Security wrote. */
class RiskTest {
  private static final String HOST = "sysmonlinux-jhernandez-16155-1604";
  private static final String ROWS = "| from datamodel Risk.All_Risk ";

  private static Bench risk(String now) {
    Path log = Bench.shared("data", "risk", "log4shell_correlation.txt");
    Session session =
        Session.builder().now(Instant.parse(now)).memory(new MemoryBudget(1L << 30)).build();
    return new Bench(session).read(List.of(new InputSpec(log, null, null, null, "risk")));
  }

  private static List<Map<String, Object>> rows(Bench bench, String search) {
    try (ResultTable table = bench.search(search)) {
      return Bench.plain(table);
    }
  }

  @Test
  void everyEventIsARowOfAllRisk() {
    try (Bench bench = risk("2022-01-24T05:00:00Z")) {
      assertThat(
              rows(
                  bench,
                  ROWS
                      + "| stats count min(_time) AS first max(_time) AS last dc(source) AS sources"
                      + " sum(calculated_risk_score) AS score count(annotations._all) AS notes"
                      + " count(threat_object) AS threats"))
          .containsExactly(
              Map.of(
                  "count", "698",
                  "first", "1642638217",
                  "last", "1642999416",
                  "sources", "3",
                  "score", "51102",
                  "notes", "5520",
                  "threats", "586"));
      assertThat(
              rows(
                  bench,
                  ROWS
                      + "| stats count values(risk_object_type) AS type sum(risk_score) AS score"
                      + " BY normalized_risk_object | sort - count | head 3"))
          .containsExactly(
              Map.of(
                  "normalized_risk_object",
                  HOST,
                  "count",
                  "293",
                  "type",
                  "system",
                  "score",
                  "23440"),
              Map.of(
                  "normalized_risk_object",
                  "ubuntu",
                  "count",
                  "286",
                  "type",
                  "user",
                  "score",
                  "22880"),
              Map.of(
                  "normalized_risk_object",
                  "0:0:0:0:0:ffff:a00:110",
                  "count",
                  "31",
                  "type",
                  "system",
                  "score",
                  "1736"));
      assertThat(rows(bench, ROWS + "| stats count BY analyticstories"))
          .containsExactly(
              Map.of("analyticstories", "Ingress Tool Transfer", "count", "586"),
              Map.of("analyticstories", "Log4Shell CVE-2021-44228", "count", "698"));
      assertThat(
              rows(
                  bench,
                  "| tstats count min(_time) AS first FROM datamodel=Risk.All_Risk"
                      + " BY source All_Risk.risk_score"
                      + " All_Risk.annotations.mitre_attack.mitre_technique_id"))
          .extracting(
              row -> String.join(" / ", row.values().stream().map(Object::toString).toList()))
          .containsExactly(
              "ESCU - Detect Outbound LDAP Traffic - Rule / 56.0 / T1059 / 62 / 1642638556",
              "ESCU - Detect Outbound LDAP Traffic - Rule / 56.0 / T1190 / 62 / 1642638556",
              "ESCU - Log4Shell JNDI Payload Injection Attempt - Rule / 15.0 / T1190 / 50 /"
                  + " 1642640052",
              "ESCU - Wget Download and Bash Execution - Rule / 80.0 / T1105 / 586 / 1642638217");
    }
  }

  /**
   * The seed's second drilldown as it is written: its user and dest come from a row of the seed.
   */
  @Test
  void theRiskDrilldownOfTheSeedFindsTheLastSevenDays() {
    try (Bench bench = risk("2022-01-27T12:00:00Z")) {
      bench.catalog.add(ngrok(bench));
      List<Followed> followed = new ArrayList<>();
      DetectionRun run = new DetectionRun(Bench.seed(), bench.engine, TimeWindow.ALL);
      try (ResultTable results = run.results()) {
        run.drilldowns(results, result -> followed.add(Followed.of(result)));
      }
      assertThat(followed).extracting(Followed::problem).containsExactly("", "");
      assertThat(followed.get(1).result().name())
          .isEqualTo("View risk events for the last 7 days for - \"ubuntu\" and \"" + HOST + "\"");
      List<Map<String, Object>> rows = followed.get(1).rows();
      List<String> notes =
          List.of(
              "CVE-2021-44228",
              "Exploitation",
              "Ingress Tool Transfer",
              "Log4Shell CVE-2021-44228",
              "Source:Endpoint",
              "Stage:Defense Evasion",
              "T1105");
      List<String> messages =
          Stream.of("dash", "wget")
              .map(
                  name ->
                      "An instance of "
                          + name
                          + " was identified on endpoint "
                          + HOST
                          + " attempting to download a remote file and run it with bash.")
              .toList();
      assertThat(rows)
          .containsExactly(
              Map.of(
                  "normalized_risk_object",
                  HOST,
                  "count",
                  "10",
                  "firstTime",
                  "2022-01-20T19:43:36",
                  "lastTime",
                  "2022-01-24T04:43:36",
                  "Search Name",
                  "ESCU - Wget Download and Bash Execution - Rule",
                  "Risk Message",
                  messages,
                  "Analytic Stories",
                  List.of("Ingress Tool Transfer", "Log4Shell CVE-2021-44228"),
                  "Annotations",
                  notes),
              Map.of(
                  "normalized_risk_object", "ubuntu",
                  "count", "4",
                  "firstTime", "2022-01-20T23:43:36",
                  "lastTime", "2022-01-21T00:43:35",
                  "Search Name", "ESCU - Wget Download and Bash Execution - Rule",
                  "Risk Message", messages,
                  "Analytic Stories", List.of("Ingress Tool Transfer", "Log4Shell CVE-2021-44228"),
                  "Annotations", notes));
    }
  }

  /** An event that the seed finds, of a user and a host that are risk objects. */
  private static Segment ngrok(Bench bench) {
    try (SegmentBuilder rows = SegmentBuilder.ofArrivals(bench.session.memory(), Set.of())) {
      rows.startRow(1_643_000_000_000_000L);
      rows.putAll("tag", List.of("process", "report"));
      rows.put("index", "main");
      rows.put("process_name", "ngrok");
      rows.put("process", "ngrok tcp 22");
      rows.put("user", "ubuntu");
      rows.put("dest", HOST);
      rows.endRow();
      return rows.build();
    }
  }

  /** No risk object has events of two sources, which each of them asks for. */
  @Test
  void theCorrelationsOfThePackRun() throws IOException {
    List<Path> correlations;
    try (Stream<Path> files = Files.walk(Bench.shared("content", "escu", "detections"))) {
      correlations = files.filter(RiskTest::readsRisk).sorted().toList();
    }
    assertThat(correlations).hasSize(12);
    try (Bench bench = risk("2022-01-24T05:00:00Z")) {
      for (Path file : correlations) {
        Detection detection = Detection.read(file, bench.session);
        DetectionRun run = new DetectionRun(detection, bench.engine, TimeWindow.ALL);
        try (ResultTable results = run.results()) {
          assertThat(results.rows()).as(file.toString()).isEmpty();
        }
      }
      Path log4shell =
          correlations.stream()
              .filter(file -> file.toString().contains("log4shell"))
              .findFirst()
              .get();
      String search = Detection.read(log4shell, bench.session).search().text();
      assertThat(
              rows(
                  bench,
                  search.substring(0, search.indexOf("| where"))
                      + "| table risk_object risk_score risk_event_count source_count"
                      + " mitre_technique_id_count annotations.mitre_attack.mitre_tactic firstTime"))
          .extracting(
              row -> String.join(" / ", row.values().stream().map(Object::toString).toList()))
          .containsExactly(
              "0:0:0:0:0:ffff:a00:110 / 1736 / 31 / 1 / 2 / null / 2022-01-20T00:29:16",
              "0:0:0:0:0:ffff:a00:114 / 1736 / 31 / 1 / 2 / null / 2022-01-20T00:29:16",
              "10.0.1.21 / 375 / 25 / 1 / 1 / null / 2022-01-20T00:54:12",
              HOST + " / 23440 / 293 / 1 / 1 / null / 2022-01-20T00:23:37");
    }
  }

  private static boolean readsRisk(Path file) {
    try {
      return Files.isRegularFile(file) && Files.readString(file).contains("datamodel=Risk");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
