package dev.karst.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.karst.knowledge.Knowledge;
import dev.karst.session.Session;
import dev.karst.text.KarstException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** All published cases pass but those that testdata/conformance/argued.txt argues against. */
class ConformanceTest {
  private static final Path CASES =
      Path.of(System.getProperty("shared.dir", "../shared"), "conformance/cases.jsonl");
  private static final Path ARGUED = Path.of("testdata/conformance/argued.txt");

  @Test
  void everyCasePassesButThoseThatAreArgued() throws IOException {
    assumeTrue(Files.exists(CASES), "skipped: " + CASES + " is not there");
    Map<String, String> failed = new TreeMap<>();
    int ran = 0;
    for (String line : Files.readAllLines(CASES)) {
      if (!line.isBlank()) {
        ran++;
        ConformanceCase test = CaseReader.read(line, CASES + ":" + ran);
        failure(test).ifPresent(reason -> failed.put(test.id(), reason));
      }
    }
    System.out.println("conformance: " + ran + " cases ran, " + failed.size() + " are argued");
    assertThat(failed.keySet())
        .as("cases that fail: %s", failed)
        .containsExactlyInAnyOrderElementsOf(argued());
  }

  private static Optional<String> failure(ConformanceCase test) {
    Session session = Session.builder().zone(test.zone()).build();
    try {
      return new CaseRun(test, Knowledge.builtIn(session), session).failure();
    } catch (KarstException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** The ids, each with a reason behind it. */
  private static List<String> argued() throws IOException {
    List<String> ids = new ArrayList<>();
    for (String line : Files.readAllLines(ARGUED)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        int colon = line.indexOf(": ");
        assertThat(line.substring(colon + 2)).as("the reason of %s", line).isNotBlank();
        ids.add(line.substring(0, colon));
      }
    }
    return ids;
  }
}
