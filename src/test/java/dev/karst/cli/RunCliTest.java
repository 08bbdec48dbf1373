package dev.karst.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunCliTest {
  private static final String DETECTION = "testdata/detections/linux_ngrok_reverse_proxy_usage.yml";
  private static final String LOG =
      "testdata/attack_data/datasets/attack_techniques/T1572/ngrok/ngrok_linux-sysmon.log";

  /** Printed again, so that the order of keys counts and blanks between them do not. */
  private static List<String> objects(Iterable<String> lines) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<String> objects = new ArrayList<>();
    for (String line : lines) {
      objects.add(mapper.readTree(line).toString());
    }
    return objects;
  }

  @ParameterizedTest
  @CsvSource({"Splunk_TA_sysmon-for-linux:1.0.0, 1.0.0", "Splunk_TA_linux_sysmon, 1.0.4"})
  void givesTheGoldenResults(String addon, String golden) throws IOException {
    Cli cli = Cli.run("run", DETECTION, "--format", "json", "--addon", addon);
    assertThat(cli.status()).isZero();
    assertThat(objects(cli.out().lines().toList()))
        .isEqualTo(
            objects(Files.readAllLines(Path.of("testdata/golden/ngrok_" + golden + ".jsonl"))));
    assertThat(cli.err()).endsWith("21 rows\n");
  }

  @Test
  void runsOnEventsThatAreGiven() {
    Cli cli =
        Cli.run(
            "run", DETECTION, "--events", LOG, "--sourcetype", "sysmon:linux", "--format", "json");
    assertThat(cli.out()).isEqualTo(Cli.run("run", DETECTION, "--format", "json").out());
  }

  @Test
  void tellsWhereTestDataIsLookedFor() {
    Cli cli = Cli.run("run", DETECTION, "--attack-data", "nowhere");
    assertThat(cli.status()).isEqualTo(3);
    assertThat(cli.err())
        .contains("Linux Ngrok Reverse Proxy Usage")
        .contains("https://")
        .contains("nowhere/datasets/attack_techniques/T1572/ngrok/ngrok_linux-sysmon.log")
        .contains("--attack-data DIR");
  }

  @Test
  void followsDrilldowns() throws IOException {
    Cli cli = Cli.run("run", DETECTION, "--drilldowns", "--format", "json");
    List<String> lines = cli.out().lines().toList();
    assertThat(lines).hasSize(21 + 2 * 21);
    ObjectMapper mapper = new ObjectMapper();
    JsonNode row = mapper.readTree(lines.get(0));
    JsonNode first = mapper.readTree(lines.get(21));
    assertThat(first.get("row").asInt()).isEqualTo(1);
    assertThat(first.get("drilldown").asText()).doesNotContain("$");
    assertThat(first.get("rows")).contains(row);
  }

  @Test
  void refusesFormatsThatCannotHoldDrilldowns() {
    Cli cli = Cli.run("run", DETECTION, "--drilldowns", "--format", "csv");
    assertThat(cli.status()).isEqualTo(2);
    assertThat(cli.err()).isEqualTo("error: --drilldowns goes with --format table and json only\n");
  }

  @Test
  void checksDetections() {
    Cli cli = Cli.run("check", "testdata/detections");
    assertThat(cli.out())
        .isEqualTo("parsed 1, planned 1 of 1 search\naccepted 1 of 1 search, 0 warnings\n");
    assertThat(cli.status()).isZero();
  }
}
