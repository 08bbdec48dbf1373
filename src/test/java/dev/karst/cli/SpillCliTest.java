package dev.karst.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Groups that do not fit into --memory go to files: the answer is the same, or there is none. */
@TestInstance(Lifecycle.PER_CLASS)
class SpillCliTest {
  private static final int ROWS = 150_000;
  private static final List<String> SIZES =
      List.of("64m", "32m", "24m", "16m", "12m", "8m", "6m", "4m", "2m", "1m", "300k", "1k");

  @TempDir static Path folder;
  private String home;

  @BeforeAll
  void ingest() throws IOException {
    Random random = new Random(20240501);
    Path rows = folder.resolve("rows.csv");
    try (BufferedWriter out = Files.newBufferedWriter(rows)) {
      out.write("_time,dest,process,process_guid,process_id,user\n");
      for (int i = 0; i < ROWS; i++) {
        out.write(
            String.join(
                ",",
                1_700_000_000 + i + ".25",
                "host-" + random.nextInt(700),
                "run " + random.nextInt(40_000),
                "{" + (random.nextInt(10) == 0 ? random.nextInt(ROWS) : i) + "}",
                random.nextInt(9000) / 8.0 + "",
                "u" + random.nextInt(50)));
        out.write('\n');
      }
    }
    home = folder.resolve("home").toString();
    Cli ingest =
        Cli.run("ingest", rows.toString(), "--dataset", "Endpoint.Processes", "--home", home);
    assertThat(ingest.status()).as(ingest.err()).isZero();
  }

  private Cli search(String search, String memory, int threads) {
    return Cli.run(
        "search",
        search,
        "--home",
        home,
        "--memory",
        memory,
        "--threads",
        "" + threads,
        "--format",
        "csv",
        "--profile");
  }

  /** How many answers came with the help of files. */
  private int sameAtEverySize(String search) {
    String answer = search(search, "2g", 1).out();
    assertThat(answer.lines().count()).isGreaterThan(500);
    int spilled = 0;
    for (int threads : new int[] {1, 2}) {
      for (String size : SIZES) {
        Cli run = search(search, size, threads);
        if (run.status() == 0) {
          assertThat(run.out()).as("%s, %d threads", size, threads).isEqualTo(answer);
          spilled += run.err().contains("groups written to") ? 1 : 0;
        } else {
          assertThat(run.status()).as(run.err()).isEqualTo(4);
          assertThat(run.err()).contains("the memory limit of");
        }
      }
    }
    return spilled;
  }

  @Test
  void groupsOfSummaries() {
    String search =
        "| tstats count min(_time) max(_time) dc(Processes.user) from datamodel=Endpoint.Processes"
            + " by Processes.process_guid Processes.user";
    assertThat(sameAtEverySize(search)).isPositive();
  }

  @Test
  void valuesOfSummaries() {
    String search =
        "| tstats values(Processes.process) latest(Processes.user) from"
            + " datamodel=Endpoint.Processes by Processes.dest Processes.user";
    assertThat(sameAtEverySize(search)).isPositive();
  }

  @Test
  void fractionsThatAreSummed() {
    String search =
        "| tstats sum(Processes.process_id) avg(Processes.process_id) from"
            + " datamodel=Endpoint.Processes by Processes.process_guid";
    sameAtEverySize(search);
  }

  @Test
  void groupsOfRowsThatComeOnce() {
    String search =
        "| from datamodel Endpoint.Processes | stats count list(user) latest(process) by"
            + " process_guid dest";
    assertThat(sameAtEverySize(search)).isPositive();
  }
}
