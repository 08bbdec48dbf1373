package dev.karst.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Breaks a detection in one place: {@code why} names what was broken first. The whole texts are in
 * {@code testdata/golden/why}; {@code -Dgolden.write} writes them anew.
 */
class WhyCliTest {
  private static final Path SEED =
      Path.of("testdata", "detections", "linux_ngrok_reverse_proxy_usage.yml");
  private static final Path DATA =
      Path.of("testdata/attack_data/datasets/attack_techniques/T1572/ngrok/ngrok_linux-sysmon.log");
  private static final Path GOLDEN = Path.of("testdata", "golden", "why");

  private static final String NAME = "Processes.process_name=ngrok";
  private static final String LIST =
      "Processes.process IN (\"*start*\", \"*--config*\",\"*http*\",\"*authtoken*\", \"*http*\","
          + " \"*tcp*\")";
  private static final String FILTER = "    | `linux_ngrok_reverse_proxy_usage_filter`";
  private static final String DROP = "    | `drop_dm_object_name(Processes)`\n";

  @TempDir Path folder;

  /** A text of the search, what stands in its place, and the cause to be named first. */
  record Mutation(String name, String cause, String from, String to, List<String> options) {
    static Mutation of(String name, String cause, String from, String to, String... options) {
      return new Mutation(name, cause, from, to, List.of(options));
    }

    /** With a stage in front of the filter macro. */
    static Mutation stage(String name, String cause, String stage) {
      return of(name, cause, FILTER, "    | " + stage + "\n" + FILTER);
    }

    /** With an option of the command line only. */
    static Mutation option(String name, String cause, String... options) {
      return of(name, cause, "", "", options);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Mutation> mutations() {
    return Stream.of(
        Mutation.of("typo", "typo", NAME, "Processes.process_name=ngork"),
        Mutation.of("wrong-field", "field", NAME, "Processes.parent_process_name=ngrok"),
        Mutation.option(
            "filter-macro",
            "filter_macro",
            "--macro",
            "linux_ngrok_reverse_proxy_usage_filter=search NOT dest=*"),
        Mutation.of(
            "summaries",
            "summaries",
            "`security_content_summariesonly`",
            "summariesonly=true",
            "--no-summaries"),
        Mutation.option("range", "time_range", "--earliest", "-1h", "--now", "2026-06-01"),
        Mutation.of(
            "modifier", "time_range", "WHERE ", "WHERE earliest=-1d ", "--now", "2026-06-01"),
        Mutation.of("wildcards", "wildcard", LIST, "Processes.process IN (start, http)"),
        Mutation.of("wildcard-one-side", "wildcard", LIST, "Processes.process=\"http*\""),
        Mutation.stage("where-case", "case", "where process_name=\"Ngrok\""),
        Mutation.stage("like-case", "case", "where like(process, \"%HtTp%\")"),
        Mutation.stage("like-star", "wildcard", "where like(process, \"*http*\")"),
        Mutation.stage("regex-case", "case", "regex process=\"Http\""),
        Mutation.stage("search-not-equal", "not_equal", "search note!=\"x\""),
        Mutation.stage("where-not-equal", "not_equal", "where note!=\"x\""),
        Mutation.stage("threshold", "threshold", "where count > 100"),
        Mutation.of("exe", "process_name", NAME, "Processes.process_name=ngrok.exe"),
        Mutation.of("path", "process_name", NAME, "Processes.process_name=\"/usr/bin/ngrok\""),
        Mutation.of("blank", "blanks", NAME, "Processes.process_name=\"ngrok \""),
        Mutation.of("prefix-missing", "prefix", NAME, "process_name=ngrok"),
        Mutation.stage("prefix-left", "prefix", "search Processes.process_name=ngrok"),
        Mutation.stage("prefix-by", "prefix", "stats count BY Processes.process_name"),
        Mutation.of("prefix-dot", "prefix", DROP, "    | where Processes.process_name=\"ngrok\"\n"),
        Mutation.stage("by-absent", "by_field", "stats count BY dest note"),
        Mutation.of(
            "now",
            "time_range",
            "    | `security_content_ctime(firstTime)`\n",
            "    | where firstTime > relative_time(now(), \"-1d\")\n",
            "--now",
            "2026-06-01"),
        Mutation.of(
            "now-computed",
            "time_range",
            "    | `security_content_ctime(firstTime)`\n",
            "    | eval recent=if(firstTime > relative_time(now(), \"-1d\"), 1, 0)\n    | search recent=1\n",
            "--now",
            "2026-06-01"),
        Mutation.stage(
            "rex", "extraction", "rex field=process \"HTTPS (?<port>\\d+)\" | search port=*"),
        Mutation.stage(
            "computed", "case", "eval hit=if(process_name=\"Ngrok\", 1, 0) | where hit=1"),
        Mutation.stage(
            "join-key",
            "join",
            "join note [| tstats count AS n FROM datamodel=Endpoint.Processes BY Processes.dest"
                + " | `drop_dm_object_name(Processes)`]"),
        Mutation.stage(
            "join-subsearch",
            "join",
            "join dest [| tstats count AS n FROM datamodel=Endpoint.Processes"
                + " WHERE Processes.process_name=ngork BY Processes.dest"
                + " | `drop_dm_object_name(Processes)`]"),
        Mutation.of(
            "precedence",
            "precedence",
            NAME + " " + LIST,
            NAME
                + " Processes.process=\"*http*\" OR Processes.process_name=foo Processes.process=\"*qqq*\""),
        Mutation.option(
            "source-type", "dataset", "--events", DATA.toString(), "--sourcetype", "foo"),
        Mutation.of(
            "macro", "unknown_macro", "security_content_ctime(last", "security_content_ctim(last"));
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void namesFirstWhatWasBroken(Mutation mutation) throws IOException {
    Cli why = why(mutation);

    assertThat(why.out()).contains("\n1. " + mutation.cause() + ": ");
    golden(mutation.name(), why.out());
  }

  private Cli why(Mutation mutation, String... more) throws IOException {
    String text = Files.readString(SEED);
    assertThat(text).contains(mutation.from());
    Path file = folder.resolve("detection.yml");
    Files.writeString(file, text.replace(mutation.from(), mutation.to()));
    List<String> arguments = new ArrayList<>(List.of("why", file.toString(), "--quiet"));
    arguments.addAll(mutation.options());
    arguments.addAll(List.of(more));
    return Cli.run(arguments.toArray(String[]::new));
  }

  private void golden(String name, String text) throws IOException {
    String made = text.replace(folder.toString() + "/", "");
    Path file = GOLDEN.resolve(name + ".txt");
    if (System.getProperty("golden.write") != null) {
      Files.createDirectories(GOLDEN);
      Files.writeString(file, made);
    }
    assertThat(file).exists();
    assertThat(made).isEqualTo(Files.readString(file));
  }

  @Test
  void aDetectionThatGivesRowsIsCountedStepByStep() {
    Cli why = Cli.run("why", SEED.toString(), "--quiet");

    assertThat(why.status()).isZero();
    assertThat(why.out())
        .startsWith("Linux Ngrok Reverse Proxy Usage: it gives 21 rows\n")
        .contains(
            "        53  tstats: rows of Endpoint.Processes\n        28  tstats: condition\n");
  }

  @Test
  void answeredIsDoneAndRefusedIsTwo() throws IOException {
    assertThat(why(Mutation.of("typo", "", NAME, "Processes.process_name=ngork")).status())
        .isZero();
    assertThat(why(Mutation.of("macro", "", "(lastTime)", "(lastTime, 1)")).status()).isEqualTo(2);
  }

  @Test
  void jsonHoldsTheSame() throws IOException {
    Mutation typo = Mutation.of("typo", "", NAME, "Processes.process_name=ngork");

    String json = why(typo, "--format", "json").out();

    assertThat(json)
        .startsWith(
            "{\"detection\":\"Linux Ngrok Reverse Proxy Usage\",\"fired\":false,\"rows\":0,"
                + "\"causes\":[{\"cause\":\"typo\",")
        .contains("\"proof\":\"repaired\",\"rows\":")
        .contains("{\"command\":\"tstats\",\"step\":\"rows of Endpoint.Processes\"")
        .endsWith("}\n");
  }
}
