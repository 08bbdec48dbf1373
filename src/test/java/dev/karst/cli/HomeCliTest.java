package dev.karst.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeCliTest {
  private static final String LOG =
      "testdata/attack_data/datasets/attack_techniques/T1572/ngrok/ngrok_linux-sysmon.log";
  private static final String COUNT =
      "| tstats summariesonly=t count from datamodel=Endpoint.Processes by Processes.dest";

  @TempDir Path folder;

  private String home() {
    return folder.resolve("home").toString();
  }

  private String rows() throws IOException {
    return Files.writeString(folder.resolve("x.csv"), "dest,user,_time\nh,u,1\nh,v,2\n").toString();
  }

  @Test
  void ingestsOnceAndAccelerates() {
    Cli first = Cli.run("ingest", LOG, "--index", "web", "--home", home());
    assertThat(first.status()).isZero();
    assertThat(first.err()).startsWith(LOG + ": 68 events\n");
    assertThat(Cli.run("ingest", LOG, "--index", "web", "--home", home()).err())
        .isEqualTo(LOG + " is in the home already: passed over\n");
    String events = "index=web | stats count";
    assertThat(Cli.run("search", events, "--home", home(), "--format", "json").out())
        .isEqualTo("{\"count\":\"68\"}\n");
    assertThat(Cli.run("search", COUNT, "--home", home(), "--format", "json").out()).isEmpty();
    assertThat(Cli.run("accelerate", "Endpoint.Processes", "--home", home()).err())
        .isEqualTo("Endpoint.Processes: 1 of 1 segments summarised, 53 rows\n");
    assertThat(Cli.run("search", COUNT, "--home", home(), "--format", "json").out())
        .isEqualTo(
            "{\"Processes.dest\":\"DEV-UBUNTU-02\",\"count\":\"20\"}\n"
                + "{\"Processes.dest\":\"web-prod-01\",\"count\":\"33\"}\n");
  }

  /** Columns as a search's results name them; a column that nothing reads is not lost unsaid. */
  @Test
  void takesColumnsWithTheirPrefixAndTellsOfOthers() throws IOException {
    Path file = folder.resolve("prefixed.csv");
    Files.writeString(
        file,
        """
        _time,Processes.dest,Processes.process_id,user,vendor,product,proces_path,note
        1,h,7,ann,Acme,EDR,x,y
        """);
    String search =
        "| tstats count from datamodel=Endpoint.Processes by Processes.dest Processes.process_id"
            + " Processes.user Processes.vendor_product";
    String[] run = {"search", search, "--events", file.toString(), "--dataset=Endpoint.Processes"};
    Cli cli = Cli.run(run);
    assertThat(cli.out()).contains("h               7                     ann");
    assertThat(cli.out()).contains("Acme EDR");
    assertThat(cli.err())
        .contains(
            "warning: "
                + file
                + ": the column 'proces_path' is no field of Endpoint.Processes\n"
                + "  did you mean 'process_path'?\n"
                + "warning: "
                + file
                + ": the column 'note' is no field of Endpoint.Processes\n")
        .doesNotContain("vendor");
    Files.writeString(file, "_time,All_Changes.Account_Management.src_user,tag\n1,eve,account\n");
    assertThat(
            Cli.run(
                    "search",
                    "| from datamodel:Change.Account_Management | table src_user",
                    "--events",
                    file.toString(),
                    "--dataset=Change.All_Changes")
                .out())
        .contains("eve");
    Files.writeString(file, "_time,Processes.dest,dest\n1,a,b\n");
    Cli twice = Cli.run(run);
    assertThat(twice.status()).isEqualTo(3);
    assertThat(twice.err())
        .isEqualTo("error: " + file + ": the columns 'Processes.dest' and 'dest' are one field\n");
  }

  @Test
  void takesRowsOfADataset() throws IOException {
    String answer = "{\"Processes.dest\":\"h\",\"count\":\"2\"}\n";
    Cli direct =
        Cli.run(
            "search",
            COUNT,
            "--events",
            rows(),
            "--dataset",
            "Endpoint.Processes",
            "--format=json");
    assertThat(direct.out()).isEqualTo(answer);
    Cli ingest = Cli.run("ingest", rows(), "--dataset", "Endpoint.Processes", "--home", home());
    assertThat(ingest.err()).isEqualTo(rows() + ": 2 rows\n");
    assertThat(Cli.run("search", COUNT, "--home", home(), "--format", "json").out())
        .isEqualTo(answer);
    assertThat(
            Cli.run("search", COUNT, "--home", home(), "--events", LOG, "--format", "json").out())
        .hasLineCount(3);
  }

  @Test
  void keepsWhatSearchesWrite() {
    Cli.run("ingest", LOG, "--home", home());
    String made = "| makeresults | eval k=\"a\", v=\"b\" | table k v | outputlookup t.csv";
    assertThat(Cli.run("search", made, "--home", home()).status()).isZero();
    Cli.run("search", "| makeresults | eval _raw=\"x=1\" | collect index=s", "--home", home());
    assertThat(Cli.run("search", "| inputlookup t.csv", "--home", home(), "--format", "json").out())
        .isEqualTo("{\"k\":\"a\",\"v\":\"b\"}\n");
    assertThat(
            Cli.run("search", "index=s | stats count", "--home", home(), "--format", "json").out())
        .isEqualTo("{\"count\":\"1\"}\n");
  }

  @Test
  void needsAHome() {
    assertThat(Cli.run("ingest", LOG).err()).isEqualTo("error: --home DIR is missing\n");
    assertThat(Cli.run("ingest", "--host", "h", LOG).err())
        .isEqualTo("error: --host describes a file: give FILE before it\n");
    assertThat(Cli.run("accelerate", "--home", home()).status()).isEqualTo(3);
  }
}
