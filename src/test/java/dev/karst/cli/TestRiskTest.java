package dev.karst.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The risk that a run of tests makes: by type, throttled, in the older form, and correlated. */
class TestRiskTest {
  @TempDir private Path folder;

  @BeforeEach
  void writeLog() throws IOException {
    Files.createDirectories(folder.resolve("detections"));
    Files.writeString(folder.resolve("contentctl.yml"), "app: {label: Risky}\n");
    Files.writeString(folder.resolve("a.log"), "user=ann do=x\nuser=ann do=y\nuser=bob do=x\n");
  }

  private void write(String name, String type, String search, String rest) throws IOException {
    Files.writeString(
        folder.resolve("detections/" + name + ".yml"),
        "name: "
            + name
            + "\ntype: "
            + type
            + "\nsearch: '"
            + search
            + "'\n"
            + rest
            + "tests:\n- name: t\n  attack_data:\n  - {data: a.log, source: s, sourcetype: t}\n");
  }

  private static String rba(String message) {
    return "rba:\n  message: "
        + message
        + "\n  risk_objects: [{field: user, type: user, score: 30}]\n  threat_objects: []\n";
  }

  private JsonNode run() throws IOException {
    Path report = folder.resolve("r.json");
    Cli.run("test", folder.toString(), "--now", "2026-03-01", "--report", report.toString());
    return new ObjectMapper().readTree(Files.readString(report)).get("tests");
  }

  private static List<String> texts(JsonNode test, String field) {
    List<String> texts = new ArrayList<>();
    test.get("risk").forEach(event -> texts.add(event.get(field).asText()));
    return texts;
  }

  private static final String EACH = "index=* do=* | table user do | sort user do";

  @Test
  void oneEventForEachResultUnlessThrottled() throws IOException {
    write("all", "TTP", EACH, rba("$user$ did $do$"));
    write(
        "first",
        "Anomaly",
        EACH,
        rba("$user$ did $do$") + "tags: {throttling: {fields: [user], period: 1d}}\n");
    JsonNode tests = run();
    assertThat(texts(tests.get(0), "risk_message"))
        .containsExactly("ann did x", "ann did y", "bob did x");
    assertThat(texts(tests.get(0), "risk_score")).containsOnly("30.0");
    assertThat(texts(tests.get(1), "risk_message")).containsExactly("ann did x", "bob did x");
    assertThat(texts(tests.get(1), "search_name")).containsOnly("Risky - first - Rule");
    assertThat(tests.get(1).get("status").asText()).isEqualTo("pass");
  }

  @Test
  void huntingAndCorrelationsRaiseNone() throws IOException {
    write("hunting", "Hunting", EACH, rba("$user$"));
    write("correlation", "Correlation", EACH, rba("$user$"));
    JsonNode tests = run();
    assertThat(texts(tests.get(0), "risk_object")).isEmpty();
    assertThat(texts(tests.get(1), "risk_object")).isEmpty();
  }

  @Test
  void aMultivalueIsAnEventEachAndAnAbsentOneNone() throws IOException {
    write(
        "many",
        "TTP",
        "index=* do=* | stats values(user) AS user BY do | eval user=if(do=\"y\", null(), user)",
        rba("$user$ did $do$"));
    JsonNode test = run().get(0);
    assertThat(texts(test, "risk_object")).containsExactly("ann", "bob");
    assertThat(texts(test, "risk_message")).containsOnly("ann, bob did x");
    assertThat(test.get("status").asText()).isEqualTo("fail");
    assertThat(test.get("problems").toString())
        .contains("the risk object's field 'user' is absent in row 2")
        .contains("the risk message's token $user$ has no value in row 2");
  }

  /** The mapping of semantics.md section 7b; 0 is the score of a file that names none. */
  @Test
  void theOlderFormBecomesRiskAndThreatObjects() throws IOException {
    write(
        "older",
        "TTP",
        "index=* do=x user=ann | eval host2=\"h\", file=\"f\", odd=\"o\" | table user host2 file odd do",
        """
        tags:
          message: $user$ on $host2$
          confidence: 50
          impact: 70
          observable:
          - {name: user, type: User, role: [Victim]}
          - {name: host2, type: Hostname, role: [Victim]}
          - {name: odd, type: Container, role: [Victim]}
          - {name: file, type: File Name, role: [Attacker]}
          - {name: do, type: Registry Key, role: [Attacker]}
        """);
    JsonNode test = run().get(0);
    assertThat(texts(test, "risk_object_type")).containsExactly("user", "system", "other");
    assertThat(texts(test, "risk_object")).containsExactly("ann", "h", "o");
    assertThat(texts(test, "risk_score")).containsOnly("35.0");
    JsonNode event = test.get("risk").get(0);
    assertThat(event.get("threat_object").toString()).isEqualTo("[\"f\",\"x\"]");
    assertThat(event.get("threat_object_type").toString())
        .isEqualTo("[\"file_name\",\"registry key\"]");
  }

  /** Correlations have no data of their own: they run last, over what the others made. */
  @Test
  void aCorrelationRunsOverTheRiskOfTheOthers() throws IOException {
    write("a_first", "TTP", EACH, rba("first"));
    write("b_second", "Anomaly", EACH + " | head 1", rba("second"));
    String over =
        "| tstats dc(source) AS sources sum(All_Risk.calculated_risk_score) AS score"
            + " FROM datamodel=Risk.All_Risk BY All_Risk.risk_object All_Risk.risk_object_type"
            + " | where sources>1";
    write("a_correlation", "Correlation", over, "");
    Path correlation = folder.resolve("detections/a_correlation.yml");
    String yaml = Files.readString(correlation);
    Files.writeString(correlation, yaml.replace("data: a.log", "data: https://x/datasets/none"));
    JsonNode test = run().get(0);
    assertThat(test.get("detection").asText()).isEqualTo("a_correlation");
    assertThat(test.get("status").asText()).isEqualTo("pass");
    assertThat(test.get("rows").toString())
        .isEqualTo(
            "[{\"All_Risk.risk_object\":\"ann\",\"All_Risk.risk_object_type\":\"user\","
                + "\"sources\":\"2\",\"score\":\"90\"}]");
    Files.delete(folder.resolve("detections/b_second.yml"));
    assertThat(run().get(0).get("problems").get(0).asText())
        .isEqualTo(
            "it gives nothing over the 3 risk events that 1 other detections made in this run");
  }

  /** Copies that were flattened into a folder are found by the list beside them. */
  @Test
  void copiesAreFoundByTheListBesideThem() throws IOException {
    Path copies = Files.createDirectories(folder.resolve("copies/flat"));
    Files.copy(folder.resolve("a.log"), copies.resolve("one__a.log"));
    Files.writeString(
        copies.resolve("MANIFEST.tsv"),
        "file\tbytes\tpath in the repository\none__a.log\t9\tdatasets/one/a.log\n"
            + "../../a.log\t9\tdatasets/out/a.log\nshort\n");
    write("found", "Hunting", EACH, "");
    write("out", "Hunting", EACH, "");
    for (String name : List.of("found", "out")) {
      Path file = folder.resolve("detections/" + name + ".yml");
      String url = "https://x/y/datasets/" + (name.equals("out") ? "out" : "one") + "/a.log";
      Files.writeString(file, Files.readString(file).replace("data: a.log", "data: '" + url + "'"));
    }
    Cli cli = Cli.run("test", folder.toString(), "--attack-data", folder + "/copies");
    assertThat(cli.out())
        .startsWith("PASS     found / t  3 rows, " + copies + "/one__a.log as t (no profile), ")
        .contains("\nNO DATA  out / t  looked for: " + folder + "/copies/datasets/out/a.log\n");
  }
}
