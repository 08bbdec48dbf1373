package dev.karst.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.karst.knowledge.Knowledge;
import dev.karst.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The log of Sysmon for Linux that comes with Karst, and real ones. */
class IngestSysmonTest {
  private static final Path LOG =
      Path.of("testdata/attack_data/datasets/attack_techniques/T1572/ngrok/ngrok_linux-sysmon.log");
  private static final Pattern UTC_TIME =
      Pattern.compile("<Data Name=\"UtcTime\">(\\S+) ([^<]+)</Data>");

  private final Session session =
      Session.builder().now(Instant.parse("2026-03-01T00:00:00Z")).build();
  private final Knowledge knowledge = Knowledge.builtIn(session);

  private static long micros(String time) {
    Instant instant = LocalDateTime.parse(time).toInstant(ZoneOffset.UTC);
    return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1000;
  }

  @Test
  void theLogOfOurOwnGives68Events() {
    Events log = Events.of(InputSpec.of(LOG), knowledge, session);
    IngestReport report = log.report();
    assertThat(report.events()).isEqualTo(68);
    assertThat(report.lines()).isEqualTo(71);
    assertThat(report.segments()).isEqualTo(1);
    assertThat(report.sourcetype()).isEqualTo("sysmon:linux");
    assertThat(report.source()).isEqualTo("Syslog:Linux-Sysmon/Operational");
    assertThat(report.host()).isEqualTo("localhost");
    assertThat(report.index()).isEqualTo("main");
    assertThat(report.profile()).isEqualTo("Splunk_TA_sysmon-for-linux 1.0.0");
    assertThat(report.notes())
        .containsExactly(
            "source type sysmon:linux, told by the content"
                + " (profile Splunk_TA_sysmon-for-linux 1.0.0)",
            "source Syslog:Linux-Sysmon/Operational, the usual one"
                + " (profile Splunk_TA_sysmon-for-linux 1.0.0)",
            "kept as events, being of no known form: 2 lines, 59, 60",
            "kept as events that begin but never end: line 61",
            "kept as they are, looking like JSON around an event but being none: line 63",
            "events without a time of their own, given that of the event before: 3 lines, 59, 60,"
                + " 63");
    assertThat(log.events()).hasSize(68);
    assertThat(log.events().get(0).time()).isEqualTo(micros("2026-02-17T09:00:00.001"));
    assertThat(log.events().get(67).time()).isEqualTo(micros("2026-02-17T08:00:01.120"));
    assertThat(log.events().get(0).fields())
        .containsEntry("linecount", "1")
        .containsEntry("_indextime", "1772323200")
        .containsEntry("sourcetype", "sysmon:linux")
        .containsEntry("source", "Syslog:Linux-Sysmon/Operational")
        .containsEntry("index", "main")
        .hasSize(17);
  }

  @Test
  void everyEventHasItsOwnTime() {
    for (Events.Event event : Events.of(InputSpec.of(LOG), knowledge, session).events()) {
      Matcher time = UTC_TIME.matcher(event.raw());
      if (time.find()) {
        assertThat(event.time()).isEqualTo(micros(time.group(1) + "T" + time.group(2)));
      } else {
        // source: assumed; Splunk takes the time of the event before.
        boolean json = event.raw().startsWith("{");
        assertThat(json || event.raw().matches("-- Boot .*|Feb 17 08:08:30 .* kernel: .*"))
            .isTrue();
        assertThat(event.time())
            .isEqualTo(micros(json ? "2026-02-17T08:08:36" : "2026-02-17T08:08:22.100"));
      }
    }
  }

  @Test
  void eventsOfSeveralLinesAndWrappedOnesAreWhole() {
    Events log = Events.of(InputSpec.of(LOG), knowledge, session);
    List<Events.Event> multi =
        log.events().stream().filter(e -> !e.fields().get("linecount").equals("1")).toList();
    assertThat(multi).extracting(e -> e.fields().get("linecount")).contains("2", "3");
    assertThat(multi).allMatch(e -> e.raw().endsWith("</Event>"));
    assertThat(log.raws()).filteredOn(raw -> raw.startsWith("{")).hasSize(1);
    // source: assumed; a wrapped event's host is the one that its wrapper names.
    assertThat(log.events())
        .filteredOn(e -> !e.fields().get("host").equals("localhost"))
        .hasSize(7)
        .allMatch(e -> e.raw().startsWith("<Event>"))
        .allMatch(e -> e.raw().contains("<Computer>" + e.fields().get("host") + "</Computer>"));
    Events named = Events.of(InputSpec.of(LOG).withHost("h1"), knowledge, session);
    assertThat(named.events()).allMatch(e -> e.fields().get("host").equals("h1"));
  }

  @Test
  void theSecondProfileHasItsOwnNames() {
    Knowledge second = knowledge.withProfiles(List.of("Splunk_TA_linux_sysmon"));
    Events log = Events.of(InputSpec.of(LOG), second, session);
    assertThat(log.report().sourcetype()).isEqualTo("sysmon_linux");
    assertThat(log.report().profile()).isEqualTo("Splunk_TA_linux_sysmon 1.0.4");
    Events given = Events.of(InputSpec.of(LOG).withSourcetype("sysmon:linux"), second, session);
    assertThat(given.report().sourcetype()).isEqualTo("sysmon:linux");
    assertThat(given.report().profile()).isEqualTo("Splunk_TA_linux_sysmon 1.0.4");
    assertThat(given.events()).hasSize(68);
  }

  @Test
  void whatIsGivenIsNotGuessed() {
    InputSpec spec = new InputSpec(LOG, "other", "s", "h", "i");
    Events log = Events.of(spec, knowledge, session);
    assertThat(log.report().events()).isEqualTo(71);
    assertThat(log.report().notes().get(0))
        .isEqualTo("no profile is for source type other: a line is an event");
    assertThat(log.events().get(0).fields())
        .containsEntry("sourcetype", "other")
        .containsEntry("source", "s")
        .containsEntry("host", "h")
        .containsEntry("index", "i");
  }

  @Test
  void realLogsGiveAllTheirEvents() throws IOException {
    Path folder = Path.of(System.getProperty("shared.dir", "../shared"), "data", "sysmon_linux");
    Assumptions.assumeTrue(Files.isDirectory(folder), folder + " is not there");
    List<String> counts = new ArrayList<>();
    for (String file : List.of("examples.log", "linpeas.log", "log4shell.log", "octave.log")) {
      Events log = Events.of(InputSpec.of(folder.resolve(file)), knowledge, session);
      counts.add(file + " " + log.report().events());
      assertThat(log.report().notes()).hasSize(2);
      List<String> lines = Files.readAllLines(folder.resolve(file));
      assertThat(log.raws()).containsExactlyInAnyOrderElementsOf(lines);
      for (Events.Event event : log.events()) {
        Matcher time = UTC_TIME.matcher(event.raw());
        assertThat(time.find()).isTrue();
        assertThat(event.time()).isEqualTo(micros(time.group(1) + "T" + time.group(2)));
      }
    }
    assertThat(counts)
        .containsExactly("examples.log 2", "linpeas.log 114", "log4shell.log 92", "octave.log 4");
  }
}
