package dev.karst.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.karst.exec.GeoipFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchCliTest {
  private static final String ROWS =
      "| makeresults format=json data=\"[{\\\"a\\\":\\\"1\\\",\\\"b\\\":\\\"x\\\"},"
          + "{\\\"a\\\":\\\"2\\\"}]\" | eval m=if(a=1,split(\"p,q\",\",\"),null()) | table a b m";

  @TempDir Path folder;

  @Test
  void writesATable() {
    Cli cli = Cli.run("search", ROWS);
    assertThat(cli.err()).isEqualTo("2 rows\n");
    assertThat(cli.out())
        .isEqualTo(
            """
            a  b  m
            -  -  -
            1  x  p
                  q
            2
            """);
    assertThat(cli.status()).isZero();
  }

  @Test
  void writesJsonThatLeavesAbsentFieldsOut() {
    Cli cli = Cli.run("search", ROWS, "--format", "json", "--quiet");
    assertThat(cli.out())
        .isEqualTo("{\"a\":\"1\",\"b\":\"x\",\"m\":[\"p\",\"q\"]}\n{\"a\":\"2\"}\n");
    assertThat(cli.err()).isEmpty();
  }

  @Test
  void writesCsvWithAllColumns() {
    Cli cli = Cli.run("search", ROWS, "--format=csv");
    assertThat(cli.out()).isEqualTo("a,b,m\n1,x,\"p\nq\"\n2,,\n");
  }

  @Test
  void writesNoRows() {
    assertThat(Cli.run("search", ROWS + " | where a=9").out()).isEmpty();
    assertThat(Cli.run("search", ROWS + " | where a=9", "--format", "json").out()).isEmpty();
    assertThat(Cli.run("search", ROWS + " | where a=9", "--format", "csv").out())
        .isEqualTo("a,b,m\n");
    assertThat(Cli.run("search", ROWS + " | where a=9").err()).isEqualTo("0 rows\n");
  }

  @Test
  void eventsGetTheFieldsOfAssetsAndIdentities() throws IOException {
    Path log = Files.writeString(folder.resolve("a.log"), "dest=web1 user=ann\n");
    Path assets = Files.writeString(folder.resolve("assets.csv"), "dns,category\nweb1,shop\n");
    Path who = Files.writeString(folder.resolve("who.csv"), "identity,bunit\nann,sales\n");
    String search = "index=main | table dest_category user_bunit";
    Cli cli =
        Cli.run(
            "search",
            search,
            "--events=" + log,
            "--assets=" + assets,
            "--identities=" + who,
            "--format=csv");
    assertThat(cli.out()).isEqualTo("dest_category,user_bunit\nshop,sales\n");
    assertThat(Cli.run("search", search, "--events=" + log, "--assets=no.csv").err())
        .contains("--assets no.csv is no file");
  }

  @Test
  void takesTheClockAndTheZone() {
    Cli cli =
        Cli.run(
            "search",
            "| makeresults | eval t=strftime(now(),\"%F %T\") | table _time t",
            "--now",
            "2024-05-01T12:00:00",
            "--tz",
            "Europe/Berlin");
    assertThat(cli.out())
        .isEqualTo(
            """
            _time                t
            -------------------  -------------------
            2024-05-01 12:00:00  2024-05-01 12:00:00
            """);
  }

  @Test
  void takesMacrosOfTheCommandLine() {
    Cli cli = Cli.run("search", "| makeresults | eval `m(3)` | table x", "--macro", "m(n)=x=$n$*2");
    assertThat(cli.out()).isEqualTo("x\n-\n6\n");
  }

  @Test
  void readsEventsAndSaysWhatItGuessed() throws IOException {
    Path log = Files.writeString(folder.resolve("a.log"), "1700000000 user=ann\n");
    Cli cli =
        Cli.run(
            "search",
            "index=web | stats count by host",
            "--events",
            log.toString(),
            "--sourcetype",
            "app",
            "--host",
            "h1",
            "--index=web",
            "--format",
            "json");
    assertThat(cli.out()).isEqualTo("{\"host\":\"h1\",\"count\":\"1\"}\n");
    assertThat(cli.err()).startsWith(log + ": 1 event\n").endsWith("1 row\n");
    assertThat(cli.status()).isZero();
  }

  @Test
  void warnsAfterTheRun() {
    Cli cli = Cli.run("search", "| makeresults count=60000 | stats count", "--format", "json");
    assertThat(cli.out()).isEqualTo("{\"count\":\"50000\"}\n");
    assertThat(cli.err())
        .isEqualTo(
            "warning: makeresults makes 50000 rows, not 60000\n"
                + "  the limit is set by --limit maxresultrows=N\n"
                + "1 row\n");
  }

  @Test
  void profiles() {
    Cli cli = Cli.run("search", "| makeresults count=3 | where 1=1 | table _time", "--profile");
    assertThat(cli.err().lines().findFirst().orElseThrow()).startsWith("operator").endsWith("ms");
    assertThat(cli.err()).contains("Inline rows=3").endsWith("3 rows\n");
  }

  @Test
  void runsABatch() {
    Cli cli =
        Cli.withInput(
            """
            {"id":"a","search":"| makeresults count=2 | eval x=1 | table x"}

            {"id":"b","search":"| nope"}
            {"id":"c","search":"| makeresults count=3","output":"count"}
            """,
            "search",
            "--batch",
            "-");
    assertThat(cli.out().replaceAll("\"ms\":[0-9.E-]+", "\"ms\":0"))
        .isEqualTo(
            """
            {"id":"a","rows":[{"x":"1"},{"x":"1"}],"row_count":2,"ms":0}
            {"id":"b","error":"Unknown search command 'nope'"}
            {"id":"c","row_count":3,"ms":0}
            """);
    assertThat(cli.status()).isZero();
  }

  @Test
  void refusesABatchFileThatIsWrong() {
    Cli cli = Cli.withInput("{\"id\":\"a\"}\n", "search", "--batch", "-");
    assertThat(cli.status()).isEqualTo(3);
    assertThat(cli.err())
        .isEqualTo("error: -:1 lacks 'search'\n  one {\"id\":..,\"search\":..} a line\n");
  }

  @Test
  void endsSilentlyWhereNobodyReads() {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] arguments = {"search", "| makeresults count=50000", "--format", "json"};
    int status = Main.run(arguments, new ByteArrayInputStream(new byte[0]), closed, err);
    assertThat(status).isZero();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void locatesAddressesByTheDatabaseThatIsNamed() throws IOException {
    String search = "| makeresults | eval ip=\"81.2.69.160\" | iplocation ip | table ip City lat";
    Cli without = Cli.run("search", search);
    assertThat(without.status()).isEqualTo(2);
    assertThat(without.err())
        .isEqualTo(
            """
            error: iplocation needs a database of locations
              give a MaxMind database with --geoip FILE, or --geoip none to leave its fields absent
            """);
    Cli none = Cli.run("search", search, "--geoip", "none");
    assertThat(none.out())
        .isEqualTo("ip           City  lat\n-----------  ----  ---\n81.2.69.160\n");
    assertThat(none.err())
        .isEqualTo(
            "warning: iplocation gives no fields: no database of locations was given\n1 row\n");
    Path file = folder.resolve("city.mmdb");
    Files.write(
        file,
        GeoipFile.of(
            81,
            Map.of(
                "city", Map.of("names", Map.of("en", "London")),
                "location", Map.of("latitude", 51.5142))));
    assertThat(Cli.run("search", search, "--geoip", file.toString(), "--format", "csv").out())
        .isEqualTo("ip,City,lat\n81.2.69.160,London,51.5142\n");
  }

  @Test
  void refusesALocationFileThatIsNone() throws IOException {
    Cli missing = Cli.run("search", ROWS, "--geoip", folder + "/none.mmdb");
    assertThat(missing.status()).isEqualTo(3);
    assertThat(missing.err()).isEqualTo("error: --geoip " + folder + "/none.mmdb is no file\n");
    Path file = Files.writeString(folder.resolve("text.mmdb"), "no database");
    Cli wrong = Cli.run("search", ROWS + " | iplocation a", "--geoip", file.toString());
    assertThat(wrong.status()).isEqualTo(3);
    assertThat(wrong.err())
        .startsWith("error: the location database " + file + " cannot be read: ");
  }
}
