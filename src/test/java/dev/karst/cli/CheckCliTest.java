package dev.karst.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCliTest {
  private static final String CONF =
      """
      # saved searches
      [Threat - One - Rule]
      description = a text \\
        search = not this one
      search = | makeresults \\
      | evl x=1

      [Threat - Two - Rule]
      action.email = 0
      search = | makeresults | stats count BY _time | where x!='-'
      """;

  @TempDir Path folder;

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  /** What a model calculates is looked at though there is nothing to calculate: run refuses it. */
  @Test
  void looksIntoTheModelsOfAnApp() throws IOException {
    Path models = Files.createDirectories(folder.resolve("app/default/data/models"));
    Files.writeString(
        models.resolve("Shop.json"),
        """
        {"modelName":"Shop","objects":[{"objectName":"Sale","parentName":"BaseEvent",
        "fields":[],"constraints":[{"search":"a=1"}],"calculations":[{"calculationID":"c",
        "calculationType":"Eval","expression":"nosuch(x)",
        "outputFields":[{"fieldName":"f","type":"string"}]}]}]}
        """);
    write("a.spl", "| tstats summariesonly=f count from datamodel=Shop");
    write("b.spl", "| makeresults | append [| from datamodel:Shop.Sale]");
    write("c.spl", "| makeresults | where x=[| from datamodel:Shop.Sale | return $f]");
    write("d.spl", "| tstats summariesonly=f count from datamodel=Shoppe");
    Cli cli =
        Cli.run("check", folder.toString(), "--app", folder.resolve("app").toString(), "--quiet");
    assertThat(cli.out())
        .contains(
            "     3  The 'nosuch' function is unsupported or undefined",
            "Shop.json:3:",
            "accepted 0 of 4 searches");
    assertThat(cli.status()).isEqualTo(1);
  }

  @Test
  void tellsProblemsWithTheirPlaces() throws IOException {
    write("a.spl", "| makeresults\n| evl x=1\n");
    write("b.spl", "| makeresults | eval `m`");
    write("c.yml", "name: n\nsearch: '| makeresults | table x'\n");
    write("ignored.md", "| nope");
    write("macro.yml", "name: m\ndefinition: x\n");
    Cli cli = Cli.run("check", folder.toString(), "--macro", "m=x=nofunction(1)");
    assertThat(cli.out())
        .isEqualTo(
            """
            FOLDER/a.spl:2:3: error: Unknown search command 'evl' [unknown-command]
                | evl x=1
                  ^^^
                did you mean 'eval'?
            FOLDER/b.spl:1:22: error: The 'nofunction' function is unsupported or undefined (in macro `m`) [unknown-function]
                | makeresults | eval `m`
                                     ^
            FOLDER/c.yml:2:32: warning: no command before gives the field 'x' [field-not-given]
                search: '| makeresults | table x'
                                               ^
                the fields here: _time
            parsed 2, planned 1 of 3 searches
            1 YAML file holds no search, and is passed over
            refused:
                 1  The 'nofunction' function is unsupported or undefined [unknown-function]
                 1  Unknown search command 'evl' [unknown-command]
            warnings:
                 1  field-not-given
            accepted 1 of 3 searches, 1 warning
            """
                .replace("FOLDER", folder.toString()));
    assertThat(cli.status()).isEqualTo(1);
  }

  /** What a product holds and no pack is refused by name, and used where the user stubs it. */
  @Test
  void takesStubsOfLookupsAndMacros() throws IOException {
    write(
        "a.spl", "| makeresults | eval q=1 | lookup ut_shannon_lookup word AS q | `get_asset(q)`");
    write("stub.csv", "word,ut_shannon\n1,3.5\n");
    String file = folder.resolve("a.spl").toString();
    String stub = "ut_shannon_lookup=" + folder.resolve("stub.csv");
    assertThat(Cli.run("check", file, "--macro", "get_asset(f)=eval asset=$f$").out())
        .contains("the lookup 'ut_shannon_lookup' belongs to URL Toolbox")
        .contains("give one with --lookup ut_shannon_lookup=FILE.csv, or in a pack");
    assertThat(Cli.run("check", file, "--lookup", stub).out())
        .contains("the macro 'get_asset(1)' belongs to Enterprise Security's asset framework");
    String[] stubs = {"--lookup", stub, "--macro", "get_asset(f)=eval asset=$f$"};
    assertThat(Cli.run("check", file, stubs[0], stubs[1], stubs[2], stubs[3]).out())
        .endsWith("accepted 1 of 1 search, 0 warnings\n");
    String search = Files.readString(folder.resolve("a.spl")) + " | table q ut_shannon asset";
    assertThat(
            Cli.run("search", search, "--format", "json", stubs[0], stubs[1], stubs[2], stubs[3])
                .out())
        .isEqualTo("{\"q\":\"1\",\"ut_shannon\":\"3.5\",\"asset\":\"1\"}\n");
    assertThat(Cli.run("search", "| makeresults", "--lookup", "x").err())
        .isEqualTo("error: --lookup is NAME=FILE, not 'x'\n  --lookup users=users.csv\n");
  }

  @Test
  void readsNoFileOfAnySize() throws IOException {
    for (String name : List.of("a.spl", "savedsearches.conf")) {
      write(name, "x".repeat(500));
      String file = folder.resolve(name).toString();
      assertThat(Cli.run("check", file, "--limit", "search_max_chars=100").out())
          .startsWith(file + ": error: " + file + " has more than 100 characters [input]\n")
          .contains("the limit is set by --limit search_max_chars=N");
    }
  }

  @Test
  void readsSavedSearchesWithTheirLines() throws IOException {
    write("savedsearches.conf", CONF);
    Cli cli = Cli.run("check", folder.toString(), "--ignore", "field-not-given");
    assertThat(cli.out())
        .isEqualTo(
            """
            FOLDER/savedsearches.conf:6:3: error: Unknown search command 'evl' [unknown-command]
                | evl x=1
                  ^^^
                did you mean 'eval'?
            FOLDER/savedsearches.conf:10:58: warning: '-' in single quotes is the name of a field, no text [single-quoted-literal]
                search = | makeresults | stats count BY _time | where x!='-'
                                                                         ^^^
                write "-"
            parsed 1, planned 1 of 2 searches
            refused:
                 1  Unknown search command 'evl' [unknown-command]
            warnings:
                 1  single-quoted-literal
            accepted 1 of 2 searches, 1 warning
            """
                .replace("FOLDER", folder.toString()));
  }

  @Test
  void warningsAloneAreNoFailureAndCanBeSilenced() throws IOException {
    write("a.spl", "| makeresults | table x");
    String file = folder.resolve("a.spl").toString();
    assertThat(Cli.run("check", file).status()).isZero();
    Cli silent = Cli.run("check", file, "--ignore", "field-not-given");
    assertThat(silent.out())
        .isEqualTo("parsed 1, planned 1 of 1 search\naccepted 1 of 1 search, 0 warnings\n");
    Cli unknown = Cli.run("check", file, "--ignore", "field-not-givn");
    assertThat(unknown.status()).isEqualTo(2);
    assertThat(unknown.err())
        .isEqualTo("error: there is no lint 'field-not-givn'\n  did you mean 'field-not-given'?\n");
  }

  @Test
  void writesOneJsonObjectAFinding() throws IOException {
    write("savedsearches.conf", CONF);
    write("broken.yml", "search: [");
    Cli cli = Cli.run("check", folder.toString(), "--format", "json", "--ignore=field-not-given");
    String file = folder.resolve("savedsearches.conf").toString();
    List<String> lines = cli.out().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0))
        .startsWith("{\"file\":\"" + folder.resolve("broken.yml") + "\",\"line\":1,")
        .contains("\"severity\":\"error\",\"code\":\"yaml\"");
    assertThat(lines.get(1))
        .isEqualTo(
            "{\"file\":\""
                + file
                + "\",\"line\":6,\"column\":3,\"severity\":\"error\","
                + "\"code\":\"unknown-command\",\"message\":\"Unknown search command 'evl'\","
                + "\"search\":\"Threat - One - Rule\",\"help\":[\"did you mean 'eval'?\"]}");
    assertThat(lines.get(2))
        .contains("\"severity\":\"warning\",\"code\":\"single-quoted-literal\"");
    assertThat(cli.err()).endsWith("accepted 1 of 3 searches, 1 warning\n");
    assertThat(cli.status()).isEqualTo(1);
  }

  @Test
  void writesASarifLog() throws IOException {
    write("a b.spl", "| makeresults\n| table x");
    write("c.yml", "search: [");
    Cli cli = Cli.run("check", folder.toString(), "--format", "sarif", "--quiet");
    JsonNode log = new ObjectMapper().readTree(cli.out());
    assertThat(names(log)).containsExactly("$schema", "version", "runs");
    assertThat(log.get("version").textValue()).isEqualTo("2.1.0");
    assertThat(log.get("runs")).hasSize(1);
    JsonNode run = log.get("runs").get(0);
    assertThat(names(run)).containsExactly("tool", "columnKind", "results");
    JsonNode driver = run.get("tool").get("driver");
    assertThat(driver.get("name").textValue()).isEqualTo("karst");
    assertThat(driver.get("rules").get(0).toString()).isEqualTo("{\"id\":\"yaml\"}");
    assertThat(run.get("results")).hasSize(1);
    JsonNode result = run.get("results").get(0);
    assertThat(names(result))
        .containsExactly("ruleId", "ruleIndex", "level", "message", "locations");
    assertThat(result.get("level").textValue()).isEqualTo("error");
    assertThat(cli.err()).isEmpty();

    String file = folder.resolve("a b.spl").toString();
    JsonNode warned =
        new ObjectMapper()
            .readTree(Cli.run("check", file, "--format", "sarif").out())
            .get("runs")
            .get(0);
    assertThat(warned.get("results").toString())
        .isEqualTo(
            "[{\"ruleId\":\"field-not-given\",\"ruleIndex\":0,\"level\":\"warning\","
                + "\"message\":{\"text\":\"no command before gives the field 'x';"
                + " the fields here: _time\"},\"locations\":[{\"physicalLocation\":"
                + "{\"artifactLocation\":{\"uri\":\""
                + Path.of(file).toUri()
                + "\"},\"region\":{\"startLine\":2,\"startColumn\":9,\"endColumn\":10}}}]}]");
    assertThat(warned.get("tool").get("driver").get("rules").get(0).get("shortDescription"))
        .isNotNull();
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void needsAPathThatIsThereAndAFormatThatItHas() {
    Cli cli = Cli.run("check", folder + "/none");
    assertThat(cli.status()).isEqualTo(3);
    assertThat(cli.err()).isEqualTo("error: " + folder + "/none does not exist\n");
    assertThat(Cli.run("check", folder.toString(), "--format", "csv").err())
        .isEqualTo("error: check has no format 'csv'\n  known: text, json, sarif\n");
  }

  @Test
  void namesEachLintInHelp() {
    assertThat(Cli.run("help", "lints").out())
        .startsWith("field-not-given\n    After stats, tstats or table ")
        .contains("\nsort-before-dedup\n")
        .contains("      index=main | sort - _time | dedup host\n");
  }
}
