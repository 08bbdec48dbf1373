package dev.karst.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestCliTest {
  private static final String SEED = "testdata/detections/linux_ngrok_reverse_proxy_usage.yml";
  private static final String PACK = "testdata/packs/tunnels";

  private static JsonNode report(Path folder, String... arguments) throws IOException {
    Path file = folder.resolve("r.json");
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--report";
    all[arguments.length + 1] = file.toString();
    Cli.run(all);
    return new ObjectMapper().readTree(Files.readString(file));
  }

  private static List<String> firstWords(Cli cli) {
    return cli.out().lines().takeWhile(line -> !line.isEmpty()).map(l -> l.split("  ")[0]).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"strict", "contentctl"})
  void theSeedPasses(String judge) {
    Cli cli = Cli.run("test", SEED, "--judge", judge);
    assertThat(cli.status()).isZero();
    assertThat(cli.out())
        .startsWith(
            "PASS     Linux Ngrok Reverse Proxy Usage / True Positive Test  21 rows, 42 risk events,"
                + " testdata/attack_data/datasets/attack_techniques/T1572/ngrok/ngrok_linux-sysmon"
                + ".log as sysmon:linux (Splunk_TA_sysmon-for-linux 1.0.0), ")
        .contains("\n\n1 passed, 0 failed in ");
  }

  @Test
  void eachResultRaisesRiskForItsUserAndItsHost() {
    Cli cli = Cli.run("test", SEED, "--risk");
    assertThat(cli.out())
        .contains(
            "         risk 20.0 user=root  A reverse proxy was identified spawning from bash -  ngrok"
                + " on endpoint web-prod-01 by user root.\n"
                + "         risk 20.0 system=web-prod-01  A reverse proxy was identified spawning"
                + " from bash -  ngrok on endpoint web-prod-01 by user root.\n");
  }

  @Test
  void aPacksOwnCasesRunBesideItsDetections() {
    Cli cli = Cli.run("test", PACK, "--drilldowns", "--jobs", "2");
    assertThat(cli.out()).contains("6 passed, 0 failed in");
    assertThat(firstWords(cli)).containsOnly("PASS").hasSize(6);
    assertThat(cli.status()).isZero();
  }

  @Test
  void aFileOfCasesNamesItsDetection() {
    Cli cli = Cli.run("test", PACK + "/detections/endpoint/linux_tunnel_by_ngrok.test.yml");
    assertThat(firstWords(cli)).hasSize(5);
  }

  @Test
  void baselinesRunFirst(@TempDir Path folder) throws IOException {
    JsonNode report = report(folder, "test", PACK, "--filter", "new host");
    JsonNode test = report.get("tests").get(0);
    assertThat(report.get("tests")).hasSize(1);
    assertThat(test.get("row_count").asInt()).isEqualTo(1);
    assertThat(test.get("rows").get(0).get("dest").asText()).isEqualTo("DEV-UBUNTU-02");
    assertThat(test.get("notes").get(0).asText())
        .isEqualTo("the baseline 'Hosts With Tunnels' ran first: 1 row");
  }

  @Test
  void riskIsAnnotatedFromThePack(@TempDir Path folder) throws IOException {
    JsonNode risk =
        report(folder, "test", PACK, "--filter", "*by ngrok", "--now", "2026-03-01T00:00:00")
            .get("tests")
            .get(1)
            .get("risk")
            .get(0);
    assertThat(risk.get("search_name").asText())
        .isEqualTo("Tunnels - Linux Tunnel By Ngrok - Rule");
    assertThat(risk.get("risk_object").asText()).isEqualTo("dev-1");
    assertThat(risk.get("risk_object_type").asText()).isEqualTo("system");
    assertThat(risk.get("risk_score").asText()).isEqualTo("40.0");
    assertThat(risk.get("risk_message").asText())
        .isEqualTo("root opened a tunnel on dev-1 with ngrok http 8080");
    assertThat(risk.get("threat_object").asText()).isEqualTo("ngrok");
    assertThat(risk.get("annotations").asText())
        .isEqualTo(
            "{\"analytic_story\":[\"Reverse Network Proxy\"],\"cis20\":[\"CIS 10\"],"
                + "\"data_source\":[\"Sysmon for Linux EventID 1\"],\"kill_chain_phases\":[\"Command"
                + " and Control\"],\"mitre_attack\":[\"T1572\",\"T1090\"],\"nist\":[\"DE.CM\"],"
                + "\"type\":\"TTP\",\"type_list\":[\"TTP\"]}");
    assertThat(risk.get("annotations.mitre_attack.mitre_tactic").asText())
        .isEqualTo("command-and-control");
    assertThat(risk.get("annotations.mitre_attack.mitre_tactic_id").asText()).isEqualTo("TA0011");
    assertThat(risk.get("annotations.mitre_attack.mitre_technique")).hasSize(2);
    assertThat(risk.get("info_min_time").asText()).isEqualTo("0.000");
  }

  @Test
  void aFilterThatRemovesAllFails() {
    Cli cli = Cli.run("test", SEED, "--macro", "linux_ngrok_reverse_proxy_usage_filter=where 1=2");
    assertThat(cli.status()).isEqualTo(1);
    assertThat(cli.out())
        .startsWith("FAIL     Linux Ngrok Reverse Proxy Usage / True Positive Test  0 rows, ")
        .contains("\n== FAIL: Linux Ngrok Reverse Proxy Usage / True Positive Test\n   " + SEED)
        .contains("\n   the search gives no results\n   data: testdata/attack_data/datasets/")
        .contains(": 68 events, sysmon:linux (Splunk_TA_sysmon-for-linux 1.0.0)\n");
  }

  @Test
  void dataThatIsNotThereIsNoPass() {
    Cli cli = Cli.run("test", SEED, "--attack-data", "nowhere");
    assertThat(cli.status()).isZero();
    assertThat(cli.out())
        .startsWith(
            "NO DATA  Linux Ngrok Reverse Proxy Usage / True Positive Test  looked for:"
                + " nowhere/datasets/attack_techniques/T1572/ngrok/ngrok_linux-sysmon.log\n")
        .contains("0 passed, 0 failed, 1 without data in ");
  }

  @Test
  void aSearchThatCannotRunIsAnError(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.yml");
    String seed = Files.readString(Path.of(SEED));
    Files.writeString(file, seed.replace("Processes.user_id", "count(x"));
    Cli cli = Cli.run("test", file.toString(), SEED, "--fail-fast");
    assertThat(cli.status()).isEqualTo(1);
    assertThat(cli.out())
        .startsWith("ERROR    ")
        .contains("  --> " + file + ":")
        .contains("1 not run");
  }

  @Test
  void benignLogsMustGiveNothing(@TempDir Path folder) throws IOException {
    Path log = folder.resolve("logs/benign.log");
    Files.createDirectories(log.getParent());
    Files.copy(Path.of(PACK, "detections/endpoint/web_server.log"), log);
    Cli quiet = Cli.run("test", PACK, "--negative", log.getParent().toString(), "--filter", "*by*");
    assertThat(quiet.status()).isZero();
    assertThat(quiet.out()).startsWith("PASS     Linux Tunnel By Ngrok / negative  0 rows, ");
    Cli loud =
        Cli.run(
            "test",
            PACK,
            "--negative",
            log.getParent().toString(),
            "--macro",
            "linux_tunnel_by_ngrok_filter=search *");
    assertThat(loud.status()).isEqualTo(1);
    assertThat(loud.out())
        .contains("no rows are expected, but there are 1: {")
        .endsWith("1 false positive of 1 detection:\n     1  Linux Tunnel By Ngrok\n");
  }

  @Test
  void aPackMayBeNamedByAWayAround() {
    Cli cli = Cli.run("test", "testdata/detections/../packs/tunnels", "--filter", "*by ngrok");
    assertThat(firstWords(cli)).containsOnly("PASS").hasSize(5);
  }

  /** Each detection whose data is there is judged, the rest says what was looked for. */
  @Test
  void thePublishedPackOverTheRealLogs() {
    Path shared = Path.of(System.getProperty("shared.dir", "../shared"));
    Path detections = shared.resolve("content/escu/detections");
    Path data = shared.resolve("data");
    Assumptions.assumeTrue(Files.isDirectory(detections), "skipped: " + detections);
    Cli cli = Cli.run("test", detections.toString(), "--attack-data", data.toString());
    assertThat(cli.status()).isZero();
    assertThat(cli.out())
        .containsPattern("\n5 passed, 0 failed, 211 skipped, 1102 without data in ")
        .containsPattern(
            "\nNO DATA  TOR Traffic / True Positive Test  looked for: " + data + "/dat")
        .contains("\n160 skipped: it has no tests\n");
  }

  @Test
  void aReportForEachNameIsWritten(@TempDir Path folder) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("test", PACK, "--filter", "new host"));
    for (String name : List.of("r.xml", "r.json", "r.md", "sub/r.html")) {
      arguments.addAll(List.of("--report", folder.resolve(name).toString()));
    }
    Files.writeString(folder.resolve("r.md"), "of the run before");
    assertThat(Cli.run(arguments.toArray(String[]::new)).status()).isZero();
    assertThat(folder.resolve("r.xml")).content().startsWith("<?xml ").contains("<testcase ");
    assertThat(folder.resolve("r.json")).content().startsWith("{\n  \"pass\" : 1,");
    assertThat(folder.resolve("r.md")).content().startsWith("## Detections: passed\n\n1 passed");
    assertThat(folder.resolve("sub/r.html")).content().contains("<td>DEV-UBUNTU-02</td>");
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(4);
    }
    Cli cli = Cli.run("test", PACK, "--filter", "new host", "--report", folder + "/r.xml/no.xml");
    assertThat(cli.status()).isEqualTo(3);
    assertThat(cli.err()).contains("cannot write " + folder + "/r.xml/no.xml");
  }

  @Test
  void argumentsThatAreWrongAreSaid() {
    assertThat(Cli.run("test", SEED, "--judge", "mild").err()).contains("there is no judge 'mild'");
    assertThat(Cli.run("test", SEED, "--report", "a.pdf").err()).contains("a report ends in .json");
    assertThat(Cli.run("test", SEED, "--jobs", "0").err()).contains("from 1 to 99");
    assertThat(Cli.run("test", SEED, "--cache", "c").err()).contains("--download only");
    assertThat(Cli.run("test", "nowhere").status()).isEqualTo(3);
    assertThat(Cli.run("test", SEED, "--negative", "nowhere").status()).isEqualTo(3);
  }
}
