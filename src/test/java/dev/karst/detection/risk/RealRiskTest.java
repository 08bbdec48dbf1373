package dev.karst.detection.risk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.karst.detection.Rba;
import dev.karst.detection.Rba.RiskObject;
import dev.karst.detection.Rba.ThreatObject;
import dev.karst.detection.pack.ContentPack;
import dev.karst.plan.TimeWindow;
import dev.karst.session.Session;
import dev.karst.text.SourceText;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The risk events of a real Enterprise Security, made again from the results that they hold: the
 * logs of those results are not published, but each event copies its result's fields. What the
 * detections of that time said of risk is told by the events themselves.
 */
class RealRiskTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PAIR = Pattern.compile(", ([^=\\s]+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** Fields that are not the result's but the event's own. */
  private static final Pattern OWN =
      Pattern.compile(
          "search_name|analyticstories|annotations.*|info_m.._time|risk_.*|threat_object.*"
              + "|savedsearch_description");

  private static final Map<String, Rba> RULES =
      Map.of(
          "Wget Download and Bash Execution",
          new Rba(
              message(
                  "An instance of $process_name$ was identified on endpoint $dest$ attempting to"
                      + " download a remote file and run it with bash."),
              List.of(new RiskObject("dest", "system", 80), new RiskObject("user", "user", 80)),
              List.of(new ThreatObject("process_name", "process"))),
          "Detect Outbound LDAP Traffic",
          new Rba(
              message(
                  "An outbound LDAP connection from $src_ip$ in your infrastructure connecting to"
                      + " dest ip $dest_ip$"),
              List.of(
                  new RiskObject("src_ip", "system", 56), new RiskObject("dest_ip", "system", 56)),
              List.of()),
          "Log4Shell JNDI Payload Injection Attempt",
          new Rba(
              message("CVE-2021-44228 Log4Shell triggered for host $dest$"),
              List.of(new RiskObject("user", "user", 15), new RiskObject("dest", "system", 15)),
              List.of()));

  private static SourceText message(String text) {
    return SourceText.of("message", text);
  }

  private static List<String> lines() throws IOException {
    Path file =
        Path.of(
            System.getProperty("shared.dir", "../shared"), "data/risk/log4shell_correlation.txt");
    Assumptions.assumeTrue(Files.exists(file), file + " is not there");
    return Files.readAllLines(file);
  }

  private static Map<String, List<String>> fields(String line) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    Matcher pairs = PAIR.matcher(line);
    while (pairs.find()) {
      String value = pairs.group(2).replaceAll("\\\\(.)", "$1");
      fields.computeIfAbsent(pairs.group(1), any -> new ArrayList<>()).add(value);
    }
    return fields;
  }

  private static List<RiskEvent> again(String line, Map<String, List<String>> real)
      throws IOException {
    String name = real.get("search_name").get(0);
    Map<String, Value> row = new LinkedHashMap<>();
    real.forEach(
        (field, texts) -> {
          if (!OWN.matcher(field).matches()) {
            row.put(field, Multi.of(texts));
          }
        });
    Map<String, Object> annotations =
        JSON.readValue(
            real.get("annotations").get(0), new TypeReference<LinkedHashMap<String, Object>>() {});
    long seconds = Long.parseLong(line.substring(0, line.indexOf(',')));
    return new RiskRule(
            name,
            RULES.get(name.substring("ESCU - ".length(), name.length() - " - Rule".length())),
            new Annotations(annotations),
            null,
            real.get("savedsearch_description").get(0),
            ContentPack.none())
        .events(
            List.of(row),
            TimeWindow.ALL,
            Session.builder().now(Instant.ofEpochSecond(seconds)).build());
  }

  /** Enterprise Security writes the values of _all in no order. */
  private static Map<String, Object> comparable(Map<String, List<String>> fields) {
    Map<String, Object> comparable = new TreeMap<>(fields);
    comparable.computeIfPresent("annotations._all", (key, all) -> new TreeSet<>((List<?>) all));
    return comparable;
  }

  @Test
  void everyRealEventIsAmongThoseMadeOfItsResult() throws IOException {
    int same = 0;
    List<String> lines = lines();
    for (String line : lines) {
      Map<String, List<String>> real = fields(line);
      List<RiskEvent> made = again(line, real);
      Map<String, List<String>> of =
          made.stream()
              .filter(event -> List.of(event.text("risk_object")).equals(real.get("risk_object")))
              .findFirst()
              .orElseThrow(() -> new AssertionError("no event for " + real.get("risk_object")))
              .written();
      assertThat(comparable(of)).isEqualTo(comparable(real));
      same++;
    }
    assertThat(same).isEqualTo(698);
  }

  @Test
  void theTextIsWrittenAsEnterpriseSecurityWritesIt() throws IOException {
    int same = 0;
    for (String line : lines()) {
      Map<String, List<String>> real = fields(line);
      for (RiskEvent event : again(line, real)) {
        if (List.of(event.text("risk_object")).equals(real.get("risk_object"))) {
          assertThat(withoutAll(event.raw())).isEqualTo(withoutAll(line));
          same++;
        }
      }
    }
    assertThat(same).isEqualTo(698);
  }

  private static String withoutAll(String raw) {
    return raw.replaceAll(", annotations\\._all=\"[^\"]*\"", "");
  }
}
