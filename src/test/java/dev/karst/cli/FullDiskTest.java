package dev.karst.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever writes, where the system lets no file grow: an error that says so, nothing by halves.
 */
class FullDiskTest {
  private static final int ROWS = 100_000;

  /**
   * Room for the library that unpacks segments, which is put into a temporary file, for no more.
   */
  private static final int LITTLE = 1_500;

  @TempDir Path folder;
  private Path home;
  private Path rows;

  @BeforeEach
  void makeAHome() throws IOException {
    Random random = new Random(8);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < ROWS; i++) {
      text.append("2026-02-17T08:00:00Z n=").append(i).append(" t=");
      text.append(Long.toHexString(random.nextLong())).append(Long.toHexString(random.nextLong()));
      text.append('\n');
    }
    rows = Files.writeString(folder.resolve("rows.log"), text);
    home = folder.resolve("home");
    Files.createDirectories(folder.resolve("tmp"));
  }

  /**
   * Runs Karst in a process of which no file may grow beyond this many kilobytes, and must fail for
   * that; gives what it said.
   */
  static String refused(int kilobytes, String... arguments)
      throws IOException, InterruptedException {
    assumeTrue(Files.exists(Path.of("/bin/bash")), "no bash: skipped");
    List<String> words = new ArrayList<>(IngestFaultTest.java());
    words.addAll(List.of(arguments));
    String quoted = String.join(" ", words.stream().map(word -> "'" + word + "'").toList());
    Process process =
        new ProcessBuilder("/bin/bash", "-c", "ulimit -f " + kilobytes + "; exec " + quoted)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(3);
    assertThat(said).contains("File too large").doesNotContain("Exception");
    return said;
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> home.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private void ingest() {
    String path = rows.toString();
    Cli ingest = Cli.run("ingest", path, "--home", home.toString(), "--sourcetype", "rows");
    assertThat(ingest.status()).as(ingest.err()).isZero();
  }

  @Test
  void outputlookupLeavesTheOldTable() throws Exception {
    ingest();
    String old = "| makeresults | eval t=\"old\" | table t | outputlookup seen.csv";
    assertThat(Cli.run("search", old, "--home", home.toString()).status()).isZero();
    List<String> before = files();
    for (String option : List.of("", "append=t ")) {
      String spl = "index=main | eval t=_raw | table t | outputlookup " + option + "seen.csv";
      assertThat(refused(LITTLE, "search", spl, "--home", home.toString()))
          .contains("error: cannot write " + home.resolve("lookups/seen.csv"));
      assertThat(files()).isEqualTo(before);
      assertThat(home.resolve("lookups/seen.csv")).hasContent("t\nold\n");
    }
  }

  @Test
  void accelerateLeavesNoHalfSummary() throws Exception {
    Path models = Files.createDirectories(folder.resolve("app/data/models"));
    Files.createDirectories(folder.resolve("app/default"));
    Files.writeString(
        models.resolve("Small.json"),
        """
        {"modelName":"Small","objects":[{"objectName":"Rows","parentName":"BaseEvent",
        "constraints":[{"search":"index=main"}],"fields":[
        {"fieldName":"source","type":"string"}],
        "calculations":[{"calculationID":"a","calculationType":"Eval","expression":"md5(_raw)","outputFields":[
        {"fieldName":"all","type":"string"}]}]}]}
        """);
    ingest();
    List<String> before = files();
    String app = folder.resolve("app").toString();
    String[] accelerate = {"accelerate", "--home", home.toString(), "--app", app, "Small.Rows"};
    assertThat(refused(LITTLE, accelerate)).contains("error: cannot write " + home);
    assertThat(files()).isEqualTo(before);
    Cli again = Cli.run(accelerate);
    assertThat(again.status()).as(again.err()).isZero();
    assertThat(files()).hasSize(before.size() + 1);
  }

  @Test
  void groupsThatCannotBeSpilledSayWhereto() throws Exception {
    String spl = "index=main | rex \"t=(?<t>.*)\" | stats count values(_raw) BY t | stats count";
    String[] search = {"search", spl, "--events", rows.toString(), "--memory", "24m"};
    assertThat(refused(20, search)).contains("error: groups that do not fit into --memory");
    assertThat(folder.resolve("tmp")).isEmptyDirectory();
  }
}
