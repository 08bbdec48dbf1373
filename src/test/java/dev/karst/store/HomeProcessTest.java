package dev.karst.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.session.MemoryBudget;
import dev.karst.text.KarstException.InputError;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one home, and processes that are killed while they write. */
class HomeProcessTest {
  private static final int SEGMENTS = 2;
  private static final int ROWS = 200;

  @TempDir Path directory;

  /** Ingests source after source, each of two segments, and says so before and after. */
  static final class Writer {
    public static void main(String[] args) {
      Home home = Home.create(Path.of(args[0]));
      MemoryBudget budget = MemoryBudget.unlimited();
      for (int i = Integer.parseInt(args[1]); ; i++) {
        IngestedSource source = source(i);
        if (home.holds(source)) {
          continue;
        }
        try (HomeWriter writer = home.beginWrite(budget, Duration.ofSeconds(9), text -> {})) {
          System.out.println("writing");
          for (int n = 0; n < SEGMENTS; n++) {
            writer.writeEvents("main", Rows.random(new Random(i), ROWS).build(budget), "s");
          }
          writer.ingested(source);
          writer.commit();
        }
        System.out.println("committed");
      }
    }
  }

  private static IngestedSource source(int i) {
    return new IngestedSource("/logs/" + i, i, "hash", "main");
  }

  @Test
  void aKillAtAnyMomentLosesNothingCommittedAndDoublesNothing() throws Exception {
    Path path = directory.resolve("home");
    Random random = new Random(3);
    int committed = 0;
    for (int round = 0; round < 4; round++) {
      Process process = start(path);
      try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
        for (int n = 0; n < 3 + random.nextInt(4); n++) {
          committed += "committed".equals(lines.readLine()) ? 1 : 0;
        }
        Thread.sleep(random.nextInt(30));
        // By its handle: the process's own method would close the pipe before it is read to its
        // end.
        process.toHandle().destroyForcibly();
        for (String line; (line = lines.readLine()) != null; ) {
          committed += "committed".equals(line) ? 1 : 0;
        }
      }
      Home home = Home.open(path);
      int sources = home.manifest().sources().size();
      // The last commit may have been made and not said.
      assertThat(sources).isBetween(committed, committed + 1);
      assertThat(home.events()).hasSize(sources * SEGMENTS);
      for (int i = 0; i < sources; i++) {
        assertThat(home.holds(source(i))).isTrue();
      }
      for (SegmentRef ref : home.events()) {
        try (SegmentFile file = home.open(ref, MemoryBudget.unlimited())) {
          assertThat(file.rows()).isEqualTo(ROWS);
          file.verify();
        }
      }
      committed = sources;
    }
  }

  @Test
  void anotherProcessHoldsTheLockUntilItIsKilled() throws Exception {
    Home home = Home.create(directory.resolve("home"));
    Process process = start(home.path(), Holder.class.getName());
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(lines.readLine()).isEqualTo("locked");
      assertThatThrownBy(() -> begin(home))
          .isInstanceOf(InputError.class)
          .hasMessage(home.path() + " is being written by process " + process.pid());
    } finally {
      process.destroyForcibly().waitFor();
    }
    begin(home).close();
  }

  /** Takes the lock and keeps it. */
  static final class Holder {
    public static void main(String[] args) throws InterruptedException {
      Home home = Home.open(Path.of(args[0]));
      try (HomeWriter writer = begin(home)) {
        System.out.println("locked");
        Thread.sleep(60_000);
      }
    }
  }

  private static HomeWriter begin(Home home) {
    return home.beginWrite(MemoryBudget.unlimited(), Duration.ofMillis(100), message -> {});
  }

  private static Process start(Path home) throws IOException {
    return start(home, Writer.class.getName());
  }

  private static Process start(Path home, String main) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main,
                home.toString(),
                "0"))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
