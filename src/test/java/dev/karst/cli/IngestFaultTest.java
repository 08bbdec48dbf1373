package dev.karst.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.karst.session.MemoryBudget;
import dev.karst.store.Home;
import dev.karst.store.SegmentFile;
import dev.karst.store.SegmentRef;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ingests of many files by two threads that are killed, or run out of room, at any moment. */
class IngestFaultTest {
  private static final int FILES = 24;
  private static final int EVENTS = 150;

  @TempDir Path folder;

  private Path home() {
    return folder.resolve("home");
  }

  private Path logs() throws IOException {
    Path logs = Files.createDirectories(folder.resolve("logs"));
    for (int i = 0; i < FILES; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = 0; n < EVENTS; n++) {
        text.append("2026-02-17T08:00:00Z file ").append(i).append(" event ").append(n);
        text.append('\n');
      }
      Files.writeString(logs.resolve(String.format("f%02d.log", i)), text);
    }
    return logs;
  }

  static List<String> java() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "--add-opens=java.base/java.nio=ALL-UNNAMED",
        "-cp",
        System.getProperty("java.class.path"),
        "dev.karst.cli.Main");
  }

  private List<String> command(Path what) {
    List<String> command = new ArrayList<>(java());
    command.addAll(
        List.of("ingest", what.toString(), "--home", home().toString(), "--threads", "2"));
    return command;
  }

  /** Every segment of the home is whole; gives how many there are. */
  private int wholeSegments() {
    Home home = Home.open(home());
    MemoryBudget budget = MemoryBudget.unlimited();
    for (SegmentRef ref : home.events()) {
      try (SegmentFile file = home.open(ref, budget)) {
        assertThat(file.rows()).isEqualTo(EVENTS);
        file.verify();
      }
    }
    return home.events().size();
  }

  @Test
  void killedAtAnyMomentItLosesNothingAndDoublesNothing() throws Exception {
    Path logs = logs();
    Random random = new Random();
    int kept = 0;
    for (int round = 0; round < 5; round++) {
      Process process = new ProcessBuilder(command(logs)).start();
      try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
        int said = 0;
        for (int n = random.nextInt(5); n >= 0 && said >= 0; n--) {
          String line = lines.readLine();
          said = line == null ? -1 : said + (line.endsWith(" events") ? 1 : 0);
        }
        Thread.sleep(random.nextInt(40));
        process.toHandle().destroyForcibly();
        process.waitFor();
      }
      int now = Files.exists(home().resolve("manifest.jsonl")) ? wholeSegments() : 0;
      assertThat(now).isGreaterThanOrEqualTo(kept);
      kept = now;
    }
    Cli last = Cli.run("ingest", logs.toString(), "--home", home().toString());
    assertThat(last.status()).isZero();
    assertThat(wholeSegments()).isEqualTo(FILES);
    Cli counts =
        Cli.run(
            "search",
            "index=main | stats count by source | stats count, sum(count) AS events, dc(source)",
            "--home",
            home().toString(),
            "--format",
            "json");
    assertThat(counts.out())
        .isEqualTo(
            "{\"count\":\""
                + FILES
                + "\",\"events\":\""
                + FILES * EVENTS
                + "\",\"dc(source)\":\""
                + FILES
                + "\"}\n");
    assertNothingIsLeftOver();
  }

  /** The system refuses to let a file grow: what a full disk does, at a place in a file. */
  @Test
  void aFileThatCannotGrowEndsTheRunAndLeavesWhatWasThere() throws Exception {
    Path small = Files.writeString(folder.resolve("a.log"), "2026-02-17T08:00:00Z small\n");
    StringBuilder text = new StringBuilder();
    Random random = new Random(4);
    while (text.length() < 3 << 20) {
      text.append("2026-02-17T08:00:00Z ").append(random.nextLong()).append('\n');
    }
    Path large = Files.writeString(folder.resolve("b.log"), text);
    String said =
        FullDiskTest.refused(
            1024, "ingest", small.toString(), large.toString(), "--home", home().toString());
    assertThat(said).contains("error: cannot write " + home()).contains("File too large");
    assertThat(Home.open(home()).events()).hasSize(1);
    assertNothingIsLeftOver();
    Cli again = Cli.run("ingest", small.toString(), large.toString(), "--home", home().toString());
    assertThat(again.status()).isZero();
    assertThat(again.err()).startsWith(small + " is in the home already: passed over\n");
    assertThat(Home.open(home()).events()).hasSize(2);
  }

  private void assertNothingIsLeftOver() throws IOException {
    int listed = Home.open(home()).events().size();
    try (Stream<Path> files = Files.walk(home())) {
      List<String> names =
          files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).toList();
      assertThat(names).hasSize(listed + 2).noneMatch(name -> name.endsWith(".tmp"));
    }
  }
}
