package dev.karst.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.karst.session.Session;
import dev.karst.text.KarstException.InputError;
import dev.karst.text.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectionTest {
  private static final Session SESSION = Session.standard();

  private static Detection parse(String yaml) {
    return Detection.parse("folder/my rule.yml", yaml, SESSION);
  }

  private static String error(String yaml) {
    try {
      return "no error: " + parse(yaml);
    } catch (InputError e) {
      return e.diagnostic().render();
    }
  }

  @Test
  void theSeedHasAllItsParts() {
    Detection seed = Bench.seed();
    assertThat(seed.name()).isEqualTo("Linux Ngrok Reverse Proxy Usage");
    assertThat(seed.id()).isEqualTo("bc84d574-708c-467d-b78a-4c1e20171f97");
    assertThat(seed.type()).isEqualTo("Anomaly");
    assertThat(seed.status()).isEqualTo("production");
    assertThat(seed.filterMacro()).isEqualTo("linux_ngrok_reverse_proxy_usage_filter");
    assertThat(seed.search().text())
        .startsWith("| tstats `security_content_summariesonly` count min(_time)")
        .endsWith("\n| `linux_ngrok_reverse_proxy_usage_filter`");
    assertThat(place(seed.search(), "| tstats")).isEqualTo("12:5");
    assertThat(place(seed.search(), "WHERE")).isEqualTo("13:7");
    assertThat(place(seed.search(), "`linux")).isEqualTo("24:7");
    assertThat(seed.drilldowns()).hasSize(2);
    Drilldown first = seed.drilldowns().get(0);
    assertThat(first.name().text())
        .isEqualTo("View the detection results for - \"$user$\" and \"$dest$\"");
    assertThat(first.search().text())
        .isEqualTo("%original_detection_search% | search  user = \"$user$\" dest = \"$dest$\"");
    assertThat(first.earliest().text()).isEqualTo("$info_min_time$");
    assertThat(first.latest().text()).isEqualTo("$info_max_time$");
    assertThat(seed.rba().message().text()).contains("from $parent_process_name$ -  $process");
    assertThat(seed.rba().riskObjects())
        .containsExactly(
            new Rba.RiskObject("user", "user", 20), new Rba.RiskObject("dest", "system", 20));
    assertThat(seed.rba().threats())
        .containsExactly(
            new Rba.ThreatObject("parent_process_name", "parent_process_name"),
            new Rba.ThreatObject("process_name", "process_name"));
    assertThat(seed.tests())
        .containsExactly(
            new Detection.TestBlock(
                "True Positive Test",
                List.of(
                    new TestData(
                        "https://media.githubusercontent.com/media/splunk/attack_data/master/"
                            + "datasets/attack_techniques/T1572/ngrok/ngrok_linux-sysmon.log",
                        "Syslog:Linux-Sysmon/Operational",
                        "sysmon:linux",
                        null,
                        null,
                        false))));
  }

  private static String place(SourceText text, String word) {
    SourceText.Place place = text.place(text.text().indexOf(word));
    return place.source().line(place.offset()) + ":" + place.source().column(place.offset());
  }

  @Test
  void onlyASearchIsNeeded() {
    Detection least = parse("search: index=main\nunknown: {a: [1]}\n");
    assertThat(least.name()).isEqualTo("my rule");
    assertThat(least.filterMacro()).isEqualTo("my_rule_filter");
    assertThat(least.id()).isNull();
    assertThat(least.rba()).isNull();
    assertThat(least.drilldowns()).isEmpty();
    assertThat(least.tests()).isEmpty();
    assertThat(least.observables()).isEmpty();
  }

  @Test
  void theFilterMacroIsNamedAsContentctlDoes() {
    Detection detection = parse("name: A b-c.d/e (F)\nsearch: x\n");
    assertThat(detection.filterMacro()).isEqualTo("a_b_c_d_e_(f)_filter");
  }

  @Test
  void olderDetectionsHaveObservables() {
    Detection older =
        parse(
            "search: x\ntags:\n  observable:\n  - name: dest\n    type: Hostname\n"
                + "    role: [Victim]\n");
    assertThat(older.observables())
        .containsExactly(new Detection.Observable("dest", "Hostname", List.of("Victim")));
  }

  @Test
  void errorsNameFileLineAndReason() {
    assertThat(error("name: x\nserch: y\n"))
        .isEqualTo(
            "error: folder/my rule.yml is no detection: the key 'search' is missing\n"
                + "  --> folder/my rule.yml:1:1\n"
                + " 1 | name: x\n"
                + "   | ^\n"
                + "  did you mean 'serch'?\n");
    assertThat(error("search: [a]\n"))
        .startsWith("error: a text is expected here, not a list\n  --> folder/my rule.yml:1:9\n");
    assertThat(error("search: '  '\n")).startsWith("error: the search is empty\n");
    assertThat(error("search:\n")).contains("is no detection: the key 'search' is missing");
    assertThat(error("just words\n"))
        .startsWith("error: keys and values are expected here, not a text\n");
    assertThat(error("- a\n")).startsWith("error: keys and values are expected here, not a list\n");
    assertThat(error("")).startsWith("error: folder/my rule.yml is empty\n");
    assertThat(error("search: \"a\n")).startsWith("error: this is no valid YAML: ");
    assertThat(error("search: x\ndrilldown_searches: {a: b}\n"))
        .startsWith("error: a list is expected here, not keys and values\n")
        .contains("my rule.yml:2:21");
    assertThat(error("search: x\ndrilldown_searches:\n- name: a\n"))
        .startsWith("error: the key 'search' is missing\n")
        .contains("my rule.yml:3:3");
    assertThat(error("search: x\ntests:\n- attack_data:\n  - source: a\n"))
        .startsWith("error: the key 'data' is missing\n");
    assertThat(
            error(
                "search: x\nrba:\n  message: m\n  risk_objects:\n"
                    + "  - {field: a, type: b, score: high}\n"))
        .startsWith("error: a whole number is expected here, not 'high'\n");
  }

  @Test
  void filesThatAreNone(@TempDir Path folder) throws IOException {
    Path binary = Files.write(folder.resolve("b.yml"), new byte[] {(byte) 0xff, 0, 1});
    for (Path path : List.of(folder, folder.resolve("none.yml"), binary)) {
      try {
        Detection.read(path, SESSION);
        throw new AssertionError("no error for " + path);
      } catch (InputError e) {
        assertThat(e.diagnostic().message()).startsWith(path.toString());
      }
    }
  }

  @Test
  void everyDetectionOfAPackIsRead() throws IOException {
    Path pack = Bench.shared("content", "escu", "detections");
    int read = 0;
    int drilldowns = 0;
    int tests = 0;
    try (var files = Files.walk(pack)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".yml")).sorted().toList()) {
        Detection detection = Detection.read(file, SESSION);
        assertThat(detection.search().text()).isNotBlank();
        SourceText.Place last = detection.search().place(detection.search().text().length() - 1);
        assertThat(last.source().text().charAt(last.offset()))
            .isEqualTo(detection.search().text().charAt(detection.search().text().length() - 1));
        read++;
        drilldowns += detection.drilldowns().size();
        tests += detection.tests().size();
      }
    }
    Assumptions.assumeTrue(read > 0, "no detections in " + pack);
    assertThat(List.of(read, drilldowns, tests)).isEqualTo(List.of(1313, 1990, 1158));
  }
}
