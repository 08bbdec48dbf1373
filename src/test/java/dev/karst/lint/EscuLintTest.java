package dev.karst.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.karst.cli.check.SearchFile;
import dev.karst.engine.Engine;
import dev.karst.engine.Parsed;
import dev.karst.knowledge.Knowledge;
import dev.karst.plan.TimeWindow;
import dev.karst.resolve.Catalog;
import dev.karst.session.Session;
import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * How often each lint warns of the published detections. Samples of each lint's warnings were
 * looked at when the counts were written down; a count that changes asks for another look.
 */
class EscuLintTest {
  private static final Path PACK =
      Path.of(System.getProperty("shared.dir", "../shared"), "content/escu");

  @Test
  void theCountsAreThoseThatWereWrittenDown() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(PACK), "skipped: " + PACK + " is not there");
    Session session = Session.standard();
    Engine engine =
        new Engine(Knowledge.builtIn(session).withPack(PACK, session), Catalog.empty(), session);
    Map<String, Integer> counts = new TreeMap<>();
    Lints.ALL.forEach(lint -> counts.put(lint.id(), 0));
    for (SearchFile file : SearchFile.in(PACK.resolve("detections"))) {
      for (Target target : file.searches(session).values()) {
        try {
          Parsed parsed = engine.parse(target.search());
          engine.check(parsed, TimeWindow.ALL);
          Subject subject = new Subject(target, parsed, engine, TimeWindow.ALL);
          for (Diagnostic warning : Lints.look(subject, Set.of())) {
            counts.merge(warning.code(), 1, Integer::sum);
          }
        } catch (KarstException e) {
          // What is refused is another test's matter.
        }
      }
    }
    String found =
        counts.entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
            .collect(Collectors.joining());
    assertThat(found).isEqualTo(Files.readString(Path.of("testdata/golden/escu_lints.txt")));
  }
}
