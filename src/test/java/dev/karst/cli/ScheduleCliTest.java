package dev.karst.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduleCliTest {
  private static final String SEED = "testdata/detections/linux_ngrok_reverse_proxy_usage.yml";

  @TempDir Path folder;

  private Cli run(String... schedule) throws IOException {
    Path events = folder.resolve("events.log");
    StringBuilder log = new StringBuilder();
    for (int minute = 0; minute < 60; minute += 10) {
      log.append(String.format("2026-02-17T08:%02d:30Z user=ann action=login\n", minute));
    }
    Files.writeString(events, log);
    Path detection = folder.resolve("login.yml");
    Files.writeString(
        detection,
        """
        name: Logins
        search: index=main action=login | stats count BY user
        """);
    String[] fixed = {
      "run", detection.toString(), "--quiet", "--events", events.toString(), "--format", "json"
    };
    String[] all = new String[fixed.length + schedule.length];
    System.arraycopy(fixed, 0, all, 0, fixed.length);
    System.arraycopy(schedule, 0, all, fixed.length, schedule.length);
    return Cli.run(all);
  }

  @Test
  void rangesThatMeetSeeEachEventOnce() throws IOException {
    assertThat(run("--schedule", "*/20 * * * *", "--earliest", "-20m@m", "--latest", "@m").out())
        .contains(
            "\"rows_over_all_time\":1,\"matching_events\":6,\"between_ranges\":0,"
                + "\"indexed_too_late\":0,\"seen_more_than_once\":0,\"runs\":["
                + "{\"time\":\"2026-02-17T08:20:00Z\","
                + "\"range\":\"2026-02-17T08:00:00Z to 2026-02-17T08:20:00Z\",\"rows\":1}");
  }

  @Test
  void gapsMissEvents() throws IOException {
    assertThat(run("--schedule", "*/20 * * * *", "--earliest", "-10m@m", "--latest", "@m").out())
        .contains("\"between_ranges\":3,\"indexed_too_late\":0,\"seen_more_than_once\":0")
        .contains("{\"time\":\"2026-02-17T08:40:30Z\",\"seen\":0,\"late\":false,");
  }

  @Test
  void rangesThatOverlapCountTwice() throws IOException {
    assertThat(run("--schedule", "*/10 * * * *", "--earliest", "-20m@m", "--latest", "@m").out())
        .contains("\"between_ranges\":0,\"indexed_too_late\":0,\"seen_more_than_once\":6");
  }

  @Test
  void eventsThatAreIndexedTooLateAreMissed() throws IOException {
    String[] tight = {
      "--schedule", "*/20 * * * *", "--earliest", "-20m@m", "--latest", "@m", "--lag", "10m"
    };
    assertThat(run(tight).out()).contains("\"between_ranges\":0,\"indexed_too_late\":3");
    assertThat(run("--schedule", "0 * * * *", "--lag", "5m").out())
        .contains("\"between_ranges\":0,\"indexed_too_late\":0,\"seen_more_than_once\":0");
  }

  @Test
  void whatIsNoScheduleIsRefused() {
    Cli none = Cli.run("run", SEED, "--schedule", "0 * * *");

    assertThat(none.status()).isEqualTo(2);
    assertThat(none.err()).contains("'0 * * *' is no schedule");
    assertThat(Cli.run("run", SEED, "--lag", "5m").err())
        .contains("--lag goes with --schedule only");
    assertThat(Cli.run("run", SEED, "--schedule", "0 * * * *", "--lag", "soon").err())
        .contains("--lag takes a span, not 'soon'");
  }

  @Test
  void aStoreKnowsWhenItsEventsWereIndexed() throws IOException {
    run();
    String home = folder.resolve("home").toString();
    String[] lines = Files.readString(folder.resolve("events.log")).split("\n");
    for (int i = 0; i < 2; i++) {
      Path part = folder.resolve("part" + i + ".log");
      Files.writeString(part, lines[2 * i] + "\n" + lines[2 * i + 1] + "\n");
      String now = i == 0 ? "2026-02-17T08:15:00" : "2026-02-17T08:45:00";
      Cli ingest = Cli.run("ingest", part.toString(), "--home", home, "--now", now);
      assertThat(ingest.status()).as(ingest.err()).isZero();
    }
    String detection = folder.resolve("login.yml").toString();
    String[] schedule = {
      "run",
      detection,
      "--home",
      home,
      "--schedule",
      "*/20 * * * *",
      "--earliest",
      "-20m@m",
      "--latest",
      "@m",
      "--lag",
      "indextime",
      "--format",
      "json"
    };

    assertThat(Cli.run(schedule).out())
        .contains(
            "\"matching_events\":4,\"between_ranges\":0,\"indexed_too_late\":2,"
                + "\"seen_more_than_once\":0")
        .contains("{\"time\":\"2026-02-17T08:30:30Z\",\"seen\":0,\"late\":true,");
  }

  @Test
  void textSumsUp() {
    assertThat(Cli.run("run", SEED, "--quiet", "--schedule", "0 * * * *").out())
        .startsWith(
            """
            Linux Ngrok Reverse Proxy Usage, scheduled 0 * * * *
            2 runs give 22 rows; one run over all time gives 21
            28 events match: 0 missed, 0 seen more than once
            """);
  }
}
