package dev.karst.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCliTest {
  @TempDir Path folder;
  private Path events;

  @BeforeEach
  void log() throws IOException {
    events = folder.resolve("events.log");
    Files.writeString(
        events,
        """
        2026-02-17T08:00:00Z user=ann action=login
        2026-02-17T08:00:01Z user=bob action=login
        2026-02-17T08:00:02Z user=cy action=logout
        """);
  }

  private Path detection(String name, String search) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, "name: Logins\nsearch: " + search + "\n");
    return file;
  }

  private Cli diff(Path before, Path after, String... more) {
    String[] fixed = {
      "diff", before.toString(), after.toString(), "--quiet", "--events", events.toString()
    };
    String[] all = new String[fixed.length + more.length];
    System.arraycopy(fixed, 0, all, 0, fixed.length);
    System.arraycopy(more, 0, all, fixed.length, more.length);
    return Cli.run(all);
  }

  @Test
  void rowsThatOneVersionGivesAreShown() throws IOException {
    Path before = detection("old.yml", "index=main action=login | stats count BY user");
    Path after = detection("new.yml", "index=main NOT user=ann | stats count BY user");

    Cli diff = diff(before, after);

    assertThat(diff.status()).isEqualTo(1);
    assertThat(diff.out().replace(folder + "/", ""))
        .isEqualTo(
            """
            1 row lost, 1 gained, 1 the same

            == lost, only in old.yml
            user  count
            ----  -----
            ann   1

            == gained, only in new.yml
            user  count
            ----  -----
            cy    1
            """);
  }

  @Test
  void theSameRowsAreNoDifference() throws IOException {
    Path before = detection("old.yml", "index=main | stats count BY user");
    Path after = detection("new.yml", "index=main user=* | stats count BY user | sort - user");

    Cli diff = diff(before, after);

    assertThat(diff.status()).isZero();
    assertThat(diff.out()).isEqualTo("0 rows lost, 0 gained, 3 the same\n");
  }

  @Test
  void columnsAreComparedByThoseThatBothHave() throws IOException {
    Path before = detection("old.yml", "index=main | stats count BY user");
    Path after = detection("new.yml", "index=main | stats dc(action) AS actions BY user");

    Cli diff = diff(before, after, "--format", "json");

    assertThat(diff.status()).isEqualTo(1);
    assertThat(diff.out())
        .contains(
            "\"same\":3,\"columns_lost\":[\"count\"],\"columns_gained\":[\"actions\"],"
                + "\"lost\":[],\"gained\":[]}");
  }

  @Test
  void rowsThatOccurTwiceCountTwice() throws IOException {
    Path before = detection("old.yml", "index=main | table index");
    Path after = detection("new.yml", "index=main action=login | table index");

    assertThat(diff(before, after).out()).startsWith("1 row lost, 0 gained, 2 the same\n");
  }

  @Test
  void versionsOfTwoPacksLookFromOneTime() throws IOException {
    for (String pack : new String[] {"p1", "p2"}) {
      Files.createDirectories(folder.resolve(pack).resolve("detections"));
      Files.createDirectories(folder.resolve(pack).resolve("macros"));
    }
    String search = "'index=main | eval n=now() | `who` | table user n'";
    Path before = detection("p1/detections/one.yml", search);
    Path after = detection("p2/detections/one.yml", search);
    Files.writeString(
        folder.resolve("p1/macros/who.yml"), "name: who\ndefinition: search user=*\n");
    Files.writeString(
        folder.resolve("p2/macros/who.yml"), "name: who\ndefinition: search user!=cy\n");

    Cli diff = diff(before, after);

    assertThat(diff.err()).isEmpty();
    assertThat(diff.out()).startsWith("1 row lost, 0 gained, 2 the same\n");
  }

  @Test
  void twoFilesAreWanted() throws IOException {
    Path one = detection("old.yml", "index=main");

    Cli diff = Cli.run("diff", one.toString());

    assertThat(diff.status()).isEqualTo(2);
    assertThat(diff.err()).contains("two detections are expected");
  }
}
