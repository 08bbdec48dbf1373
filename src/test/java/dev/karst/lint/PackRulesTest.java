package dev.karst.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.karst.engine.Engine;
import dev.karst.engine.Parsed;
import dev.karst.knowledge.Knowledge;
import dev.karst.knowledge.YamlFile;
import dev.karst.plan.TimeWindow;
import dev.karst.resolve.Catalog;
import dev.karst.session.Session;
import dev.karst.text.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each change of a detection that contentctl takes, and what it would refuse the pack for. */
class PackRulesTest {
  private static final String GOOD =
      """
      name: An Example
      id: 6a2dc1b7-6b0e-4f29-9f6c-6d0f5a2d7a11
      version: 1
      date: '2026-03-01'
      author: Ann
      status: production
      type: TTP
      description: Finds it.
      search: '| makeresults | eval dest="web-1", user="ann" | table dest user | `an_example_filter`'
      how_to_implement: Ingest logs.
      known_false_positives: None known.
      references: []
      drilldown_searches:
      - name: View the results
        search: '%original_detection_search% | search dest = "$dest$"'
      - name: View the risk
        search: 'index=risk risk_object="$dest$"'
      rba:
        message: It happened on $dest$
        risk_objects:
        - field: dest
          type: system
          score: 40
        threat_objects:
        - field: user
          type: process_name
      tags:
        analytic_story: [A Story]
        asset_type: Endpoint
        mitre_attack_id: [T1572]
        product: [Splunk Enterprise Security]
        security_domain: endpoint
        throttling: {fields: [dest], period: 24h}
      tests:
      - name: True Positive Test
        attack_data:
        - data: https://example.com/datasets/a.log
          source: s
          sourcetype: t
      """;

  private static List<String> look(String file, String yaml) {
    Session session = Session.standard();
    Engine engine = new Engine(Knowledge.builtIn(session), Catalog.empty(), session);
    Target target = Target.of(YamlFile.parse(file, yaml, session).asMap());
    Parsed parsed = engine.parse(target.search());
    engine.check(parsed, TimeWindow.ALL);
    return Lints.look(new Subject(target, parsed, engine, TimeWindow.ALL), Set.of()).stream()
        .map(PackRulesTest::text)
        .toList();
  }

  private static String text(Diagnostic warning) {
    String[] place = warning.render().split("--> ")[1].split("\n")[0].strip().split(":");
    return place[1]
        + " "
        + warning.code()
        + ": "
        + warning.message()
        + (warning.help().isEmpty() ? "" : "; " + String.join("; ", warning.help()));
  }

  @Test
  void nothingIsSaidOfWhatContentctlTakes() {
    assertThat(look("an_example.yml", GOOD)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
"""
id: 6a2dc1b7-6b0e-4f29-9f6c-6d0f5a2d7a11 | id: 6a2dc1b7 | 2 contentctl-value: '6a2dc1b7' is no value of 'id'; a UUID is expected
version: 1 | version: 1.0 | 3 contentctl-value: '1.0' is no value of 'version'; a whole number is expected
date: '2026-03-01' | date: 03/01/2026 | 4 contentctl-value: '03/01/2026' is no value of 'date'; a date such as 2026-03-01 is expected
author: Ann | authors: Ann | 1 contentctl-key: the key 'author' is missing
status: production | status: productive | 6 contentctl-value: 'productive' is no status; did you mean 'production'?
type: TTP | type: Alert | 7 contentctl-value: 'Alert' is no type; one of TTP, Anomaly, Hunting, Correlation
Ingest logs. | Tba | 10 contentctl-key: 'how_to_implement' says too little
- name: View the risk | - name: Risk | 16 contentctl-drilldowns: a drilldown's name has 5 characters or more
%original_detection_search% | index=x | 14 contentctl-drilldowns: no drilldown holds %original_detection_search%
score: 40 | score: 0 | 23 contentctl-risk: the score 0 is not from 1 to 100
score: 40 | score: 101 | 23 contentctl-risk: the score 101 is not from 1 to 100
type: system | type: host | 22 contentctl-risk: 'host' is no type of a risk object; one of system, user, other
type: process_name | type: process_nam | 26 contentctl-risk: 'process_nam' is no type of a threat object; did you mean 'process_name'?
asset_type: Endpoint | asset: Endpoint | 28 contentctl-key: the key 'asset_type' is missing
T1572 | T1572.1 | 30 contentctl-value: 'T1572.1' is no value of 'mitre_attack_id'; a technique such as T1059.003 is expected
security_domain: endpoint | security_domain: host | 32 contentctl-value: 'host' is no security_domain; one of access, audit, cloud, endpoint, identity, network, threat
period: 24h | period: 1d | 33 contentctl-value: '1d' is no value of 'period'; a period such as 86400s, 1440m or 24h is expected
fields: [dest] | fields: [src] | 33 contentctl-tests: the search has no field 'src' to throttle by
source: s | host: s | 37 contentctl-tests: this attack data says no source
references: [] | enabled_by_default: true | 1 contentctl-key: the key 'references' is missing
""")
  void eachRuleNamesFileLineAndReason(String from, String to, String warning) {
    assertThat(GOOD).contains(from);
    assertThat(look("an_example.yml", GOOD.replaceFirst(Pattern.quote(from), to)))
        .contains(warning);
  }

  @Test
  void whatIsMissingAltogether() {
    int drilldowns = GOOD.indexOf("drilldown_searches");
    int rba = GOOD.indexOf("rba:");
    int tags = GOOD.indexOf("tags:");
    int tests = GOOD.indexOf("tests:");
    assertThat(look("an_example.yml", GOOD.substring(0, drilldowns) + GOOD.substring(rba)))
        .containsExactly("9 contentctl-drilldowns: two drilldowns are needed, and there are none");
    assertThat(look("an_example.yml", GOOD.substring(0, rba) + GOOD.substring(tags)))
        .containsExactly(
            "7 contentctl-risk: a TTP in production says who is at risk; under the key 'rba'");
    assertThat(look("an_example.yml", GOOD.substring(0, tests)))
        .containsExactly(
            "9 contentctl-tests: a detection in production has a test; or says under"
                + " tags.manual_test why not");
    assertThat(look("an_example.yml", GOOD.replace("status: production", "status: experimental")))
        .isEmpty();
    assertThat(
            look(
                "an_example.yml",
                GOOD.replace("references: []", "references: []\nenabled_by_default: true")
                    .replace("status: production", "status: experimental")))
        .containsExactly(
            "13 contentctl-value: only a detection in production that is no Hunting is enabled by"
                + " default");
  }

  @Test
  void theNameFitsTheFileAndTheSavedSearch(@TempDir Path folder) throws IOException {
    assertThat(look("another.yml", GOOD))
        .containsExactly(
            "1 contentctl-name: the file of this name is not another.yml; call it an_example.yml");
    String sixtyEight = "An Example".replace("Example", "E".repeat(65));
    assertThat(look("x.yml", GOOD.replace("An Example", sixtyEight)))
        .contains("1 contentctl-name: this name has 68 characters, more than 67");
    Files.writeString(folder.resolve("contentctl.yml"), "app: {label: A Pack With A Long Label}\n");
    String fifty = "An Example".replace("Example", "E".repeat(50));
    assertThat(look(folder.resolve("x.yml").toString(), GOOD.replace("An Example", fifty)))
        .contains(
            "1 contentctl-name: the saved search 'A Pack With A Long Label - "
                + fifty
                + " - Rule' has more than 81 characters; shorten the name by 6");
  }

  /** Facts of the older form: an observable in the role of Victim is what is at risk. */
  @Test
  void theOlderFormSaysRiskInItsTags() {
    String older =
        GOOD.substring(0, GOOD.indexOf("rba:"))
            + GOOD.substring(GOOD.indexOf("tags:"))
                .replace(
                    "  asset_type: Endpoint\n",
                    """
                      asset_type: Endpoint
                      message: It happened on $dest$
                      risk_score: 120
                      observable:
                      - {name: dest, type: Hostname, role: [Victim]}
                    """);
    assertThat(look("an_example.yml", older))
        .containsExactly("22 contentctl-risk: the score 120 is not from 0 to 100");
  }
}
