package dev.karst.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The structure that SARIF 2.1.0 demands of a log, sections 3.13 to 3.52 of the standard. */
class SarifTest {
  private static final Set<String> LEVELS = Set.of("none", "note", "warning", "error");

  /** Names that a reference cannot hold as they are: RFC 3986 gives them other meanings. */
  private static final String ODD = "a b#c%41[1]+\u00fc&?;=@$'(x)!,~.spl";

  private JsonNode check(Path... paths) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("check", "--format", "sarif"));
    for (Path path : paths) {
      arguments.add(path.toString());
    }
    Cli cli = Cli.run(arguments.toArray(String[]::new));
    JsonNode log = new ObjectMapper().readTree(cli.out());
    holdsToTheStandard(log);
    return log.get("runs").get(0);
  }

  private static void holdsToTheStandard(JsonNode log) {
    assertThat(log.get("version").textValue()).isEqualTo("2.1.0");
    assertThat(URI.create(log.get("$schema").textValue()).isAbsolute()).isTrue();
    assertThat(log.get("runs").isArray()).isTrue();
    assertThat(log.get("runs")).hasSize(1);
    JsonNode run = log.get("runs").get(0);
    assertThat(run.get("columnKind").textValue()).isEqualTo("utf16CodeUnits");
    JsonNode driver = run.get("tool").get("driver");
    assertThat(driver.get("name").textValue()).isEqualTo("karst");
    assertThat(driver.get("version").textValue()).isNotBlank();
    assertThat(driver.get("rules").isArray()).isTrue();
    assertThat(driver.get("rules").findValuesAsText("id"))
        .doesNotHaveDuplicates()
        .allMatch(id -> !id.isBlank());
    assertThat(run.get("results").isArray()).isTrue();
    for (JsonNode result : run.get("results")) {
      result(result, driver.get("rules"));
    }
  }

  private static void result(JsonNode result, JsonNode rules) {
    JsonNode index = result.get("ruleIndex");
    assertThat(index.isInt()).isTrue();
    assertThat(rules.get(index.intValue()).get("id")).isEqualTo(result.get("ruleId"));
    assertThat(LEVELS).contains(result.get("level").textValue());
    assertThat(result.get("message").get("text").textValue()).isNotBlank().doesNotContain("\n");
    assertThat(result.get("locations")).hasSize(1);
    JsonNode place = result.get("locations").get(0).get("physicalLocation");
    String uri = place.get("artifactLocation").get("uri").textValue();
    assertThat(URI.create(uri).toASCIIString()).isEqualTo(uri);
    assertThat(URI.create(uri).getRawQuery()).isNull();
    assertThat(URI.create(uri).getRawFragment()).isNull();
    JsonNode region = place.get("region");
    if (region != null) {
      assertThat(region.get("startLine").intValue()).isPositive();
      assertThat(region.get("startColumn").intValue()).isPositive();
      assertThat(region.get("endColumn").intValue())
          .isGreaterThan(region.get("startColumn").intValue());
    }
  }

  private static String uri(JsonNode result) {
    JsonNode place = result.get("locations").get(0).get("physicalLocation");
    return place.get("artifactLocation").get("uri").textValue();
  }

  private static JsonNode region(JsonNode result) {
    return result.get("locations").get(0).get("physicalLocation").get("region");
  }

  @Test
  void aLogWithoutFindingsIsALog(@TempDir Path folder) throws IOException {
    JsonNode run = check(Files.writeString(folder.resolve("a.spl"), "| makeresults"));
    assertThat(run.get("results")).isEmpty();
    assertThat(run.get("tool").get("driver").get("rules")).isEmpty();
  }

  @Test
  void refusalsShareOneRule(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("a.spl"), "| makeresults\n  | evl x=1");
    Files.writeString(folder.resolve("b.spl"), "| foo");
    Files.writeString(folder.resolve("c.spl"), "| makeresults | `none`");
    JsonNode run = check(folder);
    assertThat(run.get("results").findValuesAsText("ruleId"))
        .containsExactly("unknown-command", "unknown-command", "unknown-macro");
    assertThat(run.get("results").findValuesAsText("ruleIndex")).containsExactly("0", "0", "1");
    assertThat(run.get("results").findValuesAsText("level"))
        .containsExactly("error", "error", "error");
    JsonNode first = run.get("results").get(0);
    assertThat(first.get("message").get("text").textValue())
        .isEqualTo("Unknown search command 'evl'; did you mean 'eval'?");
    assertThat(region(first).toString())
        .isEqualTo("{\"startLine\":2,\"startColumn\":5,\"endColumn\":8}");
  }

  /** Relative where it was given so, within a folder too: no path of this machine. */
  @Test
  void aFileIsNamedAsItWasGiven() throws IOException {
    Path here = Path.of("").toAbsolutePath();
    Path folder = Files.createTempDirectory(Files.createDirectories(here.resolve("target")), "s");
    Path file = Files.writeString(folder.resolve(ODD), "| makeresults | table x");
    try {
      Path relative = here.relativize(folder);
      String given = relative.toString().replace('\\', '/') + "/";
      JsonNode run = check(relative);
      assertThat(run.get("results")).hasSize(1);
      JsonNode result = run.get("results").get(0);
      assertThat(uri(result)).startsWith(given).endsWith(".spl").doesNotContain(here.toString());
      assertThat(URI.create(uri(result)).getPath()).isEqualTo(given + ODD);
      assertThat(result.get("level").textValue()).isEqualTo("warning");
      JsonNode rule = run.get("tool").get("driver").get("rules").get(0);
      assertThat(rule.get("shortDescription").get("text").textValue()).isNotBlank();

      String absolute = uri(check(file).get("results").get(0));
      assertThat(absolute).startsWith("file:///").endsWith(".spl");
      assertThat(Path.of(URI.create(absolute))).isEqualTo(file);

      Path dotted = Path.of(".").resolve(relative).resolve("..").resolve(folder.getFileName());
      assertThat(uri(check(dotted).get("results").get(0))).endsWith(uri(result).substring(7));
    } finally {
      Files.delete(file);
      Files.delete(folder);
    }
  }
}
