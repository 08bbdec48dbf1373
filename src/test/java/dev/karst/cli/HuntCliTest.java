package dev.karst.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HuntCliTest {
  @TempDir Path folder;

  private void detection(String name, int score, String search) throws IOException {
    Files.writeString(
        folder.resolve(name + ".yml"),
        """
        name: %s
        type: TTP
        search: %s
        rba:
          message: $user$
          risk_objects:
            - {field: user, type: user, score: %d}
          threat_objects: []
        """
            .formatted(name, search, score));
  }

  private Cli hunt(String... more) throws IOException {
    Path events = folder.resolve("events.log");
    Files.writeString(
        events,
        """
        2026-02-17T08:00:00Z user=ann action=login
        2026-02-17T08:00:01Z user=bob action=login
        """);
    detection("Low", 10, "index=main | stats count BY user");
    detection("High", 50, "index=main user=ann | stats count BY user");
    detection("Silent", 90, "index=main user=dora | stats count BY user");
    detection("Refused", 90, "index=main | nosuchcommand");
    String[] fixed = {"run", folder.toString(), "--events", events.toString()};
    String[] all = new String[fixed.length + more.length];
    System.arraycopy(fixed, 0, all, 0, fixed.length);
    System.arraycopy(more, 0, all, fixed.length, more.length);
    return Cli.run(all);
  }

  @Test
  void thoseThatGiveRowsAreShownTheMostRiskFirst() throws IOException {
    Cli hunt = hunt();

    assertThat(hunt.status()).isZero();
    assertThat(hunt.out().replace(folder + "/", "").replaceAll("-{9,}(?=\\n)", "--------"))
        .isEqualTo(
            """
            risk  rows  type  detection  file
            ----  ----  ----  ---------  --------
            50    1     TTP   High       High.yml
            20    2     TTP   Low        Low.yml

            == High
            user  count
            ----  -----
            ann   1

            == Low
            user  count
            ----  -----
            ann   1
            bob   1
            """);
    assertThat(hunt.err())
        .contains("passed over: ")
        .endsWith("2 of 4 detections gave rows, 1 was passed over\n");
  }

  @Test
  void asJsonALineEach() throws IOException {
    assertThat(hunt("--format", "json").out().replace(folder + "/", ""))
        .startsWith(
            "{\"detection\":\"High\",\"file\":\"High.yml\",\"risk\":50.0,"
                + "\"rows\":[{\"user\":\"ann\",\"count\":\"1\"}],\"row_count\":1}\n");
  }

  @Test
  void aFolderNeedsDataAndTakesNoDrilldowns() throws IOException {
    detection("Low", 10, "index=main");

    assertThat(Cli.run("run", folder.toString()).err()).contains("there is nothing to hunt in");
    assertThat(hunt("--drilldowns").err())
        .contains("--drilldowns goes with one detection, not a folder");
  }
}
