package dev.karst.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users are told of what is wrong, to the letter, and the exit status. */
class BadInputTest {
  @TempDir Path folder;

  private static void refused(Cli cli, int status, String err) {
    assertThat(cli.err()).isEqualTo(err);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.status()).isEqualTo(status);
  }

  private Cli over(Path file) {
    return Cli.run("search", "index=*", "--events", file.toString());
  }

  @Test
  void unknownSubcommand() {
    refused(
        Cli.run("serch", "x"), 2, "error: unknown subcommand 'serch'\n  did you mean 'search'?\n");
  }

  @Test
  void unknownOption() {
    refused(
        Cli.run("search", "--evnts", "x"),
        2,
        "error: unknown option '--evnts'\n  did you mean '--events'?\n");
  }

  @Test
  void optionOfAnotherSubcommand() {
    refused(
        Cli.run("expand", "x", "--format", "json"),
        2,
        "error: 'karst expand' has no option --format\n  see karst help expand\n");
  }

  @Test
  void optionWithoutItsValue() {
    refused(Cli.run("search", "x", "--tz"), 2, "error: a value is missing after --tz ZONE\n");
    refused(Cli.run("search", "x", "--quiet=no"), 2, "error: --quiet takes no value\n");
  }

  @Test
  void optionGivenTwice() {
    refused(
        Cli.run("search", "x", "--tz", "UTC", "--tz", "UTC"), 2, "error: --tz is given twice\n");
  }

  @Test
  void descriptionWithoutItsFile() {
    refused(
        Cli.run("search", "x", "--sourcetype", "a", "--events", "f"),
        2,
        "error: --sourcetype describes a file: give --events FILE before it\n");
  }

  @Test
  void wrongNumberOfOperands() {
    refused(Cli.run("search"), 2, "error: a search is missing\n");
    refused(
        Cli.run("search", "a", "b"),
        2,
        "error: one argument is expected, a search, but there are 2\n"
            + "  the second is: b\n"
            + "  quote a search as a whole: 'index=main | stats count'\n");
  }

  @Test
  void whatIsNoApp() {
    String none = folder + "/none";
    refused(Cli.run("search", "x", "--app", none), 3, "error: --app " + none + " is no folder\n");
  }

  @Test
  void noSuchHome() {
    Cli cli = Cli.run("search", "x", "--home", folder + "/none");
    assertThat(cli.status()).isEqualTo(3);
    assertThat(cli.err()).startsWith("error: ").contains(folder + "/none");
  }

  @Test
  void unknownDataset() {
    refused(
        Cli.run("search", "x", "--events", "f", "--dataset", "Endpoint.Proceses"),
        2,
        "error: 'Endpoint.Proceses' is no root dataset of the data model Endpoint\n"
            + "  did you mean 'Processes'?\n");
    refused(
        Cli.run("search", "x", "--dataset", "Endpoint.Processes"),
        2,
        "error: --dataset describes files, but there are none\n");
    refused(
        Cli.run("search", "x", "--events", "f", "--index", "i", "--dataset", "Endpoint.Processes"),
        2,
        "error: --index does not go with --dataset\n");
  }

  @Test
  void detectionWithoutSearch() throws IOException {
    Path file = Files.writeString(folder.resolve("d.yml"), "name: x\nserch: y\n");
    Cli cli = Cli.run("run", file.toString());
    assertThat(cli.status()).isEqualTo(3);
    assertThat(cli.err())
        .startsWith("error: " + file + " is no detection: the key 'search' is missing\n")
        .endsWith("  did you mean 'serch'?\n");
  }

  @Test
  void wrongValues() {
    refused(
        Cli.run("search", "x", "--tz", "Europe/Berln"),
        2,
        "error: --tz: there is no time zone 'Europe/Berln'\n  did you mean 'Europe/Berlin'?\n");
    refused(
        Cli.run("search", "x", "--limit", "sort_row=1"),
        2,
        "error: there is no limit 'sort_row'\n  did you mean 'sort_rows'?\n");
    refused(
        Cli.run("search", "x", "--memory", "much"),
        2,
        "error: --memory takes a size such as 512m or 2g, not 'much'\n");
    refused(
        Cli.run("search", "x", "--threads", "0"),
        2,
        "error: --threads takes a number from 1 to 999, not '0'\n");
    refused(
        Cli.run("search", "x", "--format", "jsn"),
        2,
        "error: there is no format 'jsn'\n  did you mean 'json'?\n");
    refused(
        Cli.run("search", "x", "--earliest", "soon"),
        2,
        "error: Invalid time 'soon' for --earliest\n"
            + "  such as -24h@h, 1700000000 or 2024-05-01T12:00:00\n");
  }

  @Test
  void unknownCommand() {
    refused(
        Cli.run("search", "| makeresults | evl x=1"),
        2,
        "error: Unknown search command 'evl'\n"
            + "  --> search:1:17\n"
            + " 1 | | makeresults | evl x=1\n"
            + "   |                 ^^^\n"
            + "  did you mean 'eval'?\n");
  }

  @Test
  void unbalancedQuote() {
    refused(
        Cli.run("search", "| makeresults | eval x=\"a"),
        2,
        "error: Unbalanced quotes\n"
            + "  --> search:1:24\n"
            + " 1 | | makeresults | eval x=\"a\n"
            + "   |                        ^\n");
  }

  @Test
  void unknownMacro() {
    Cli cli = Cli.run("search", "| tstats `security_content_sumariesonly` count");
    assertThat(cli.status()).isEqualTo(2);
    assertThat(cli.err())
        .startsWith("error: ")
        .contains("security_content_sumariesonly")
        .contains("--> search:1:10\n")
        .contains("did you mean 'security_content_summariesonly'?")
        .doesNotContain("Exception");
  }

  @Test
  void unknownFieldOfTheDataModel() {
    Cli cli =
        Cli.run(
            "search", "| tstats count from datamodel=Endpoint.Processes by Processes.proces_name");
    // published searches name such fields, and Splunk runs them
    assertThat(cli.status()).isZero();
    assertThat(cli.err())
        .startsWith("warning: 'Processes.proces_name' is no field of Endpoint.Processes")
        .contains("--> search:1:53\n")
        .contains("did you mean 'Processes.process_name'?");
  }

  @Test
  void noSuchFile() {
    Path file = folder.resolve("none.log");
    refused(over(file), 3, "error: " + file + " does not exist\n");
  }

  @Test
  void emptyFile() throws IOException {
    Path file = Files.createFile(folder.resolve("empty.log"));
    refused(over(file), 3, "error: " + file + " is empty\n");
  }

  @Test
  void directory() {
    refused(
        over(folder),
        3,
        "error: "
            + folder
            + " is a directory, not a file\n"
            + "  name the files in it one by one\n");
  }

  @Test
  void binaryFile() throws IOException {
    Path file = Files.write(folder.resolve("x.bin"), new byte[] {0x7f, 'E', 'L', 'F', 0, 0, 1, 0});
    refused(
        over(file),
        3,
        "error: " + file + " is a binary file, not a log\n  Karst reads UTF-8 text, gzip or not\n");
  }

  @Test
  void noSuchPack() {
    refused(
        Cli.run("expand", "x", "--pack", folder + "/p"),
        3,
        "error: --pack " + folder + "/p is no folder\n");
  }

  @Test
  void memoryLimit() {
    Cli cli =
        Cli.run(
            "search", "| makeresults count=50000 | eval x=\"abc\" | sort 0 x", "--memory", "64k");
    assertThat(cli.status()).isEqualTo(4);
    assertThat(cli.err())
        .startsWith("error: the memory limit of 65536 bytes was hit by ")
        .endsWith("  give more with --memory SIZE, or narrow the search\n");
    assertThat(cli.out()).isEmpty();
  }
}
