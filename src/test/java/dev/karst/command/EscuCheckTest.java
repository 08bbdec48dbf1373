package dev.karst.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.karst.engine.Engine;
import dev.karst.knowledge.Knowledge;
import dev.karst.knowledge.YamlFile;
import dev.karst.knowledge.YamlMap;
import dev.karst.plan.TimeWindow;
import dev.karst.resolve.Catalog;
import dev.karst.session.Session;
import dev.karst.text.KarstException;
import dev.karst.text.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Every published detection is accepted, or refused for a reason with a name. Searches of data
 * models that do not exist yet are counted apart.
 */
class EscuCheckTest {
  private static final Path PACK =
      Path.of(System.getProperty("shared.dir", "../shared"), "content/escu");

  @Test
  void everyDetectionIsAcceptedOrRefusedByName() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(PACK), "skipped: " + PACK + " is not there");
    Session session = Session.standard();
    Knowledge knowledge = Knowledge.builtIn(session).withPack(PACK, session);
    Engine engine = new Engine(knowledge, Catalog.empty(), session);
    Map<String, List<String>> refused = new TreeMap<>();
    List<String> broken = new ArrayList<>();
    int accepted = 0;
    int all = 0;
    long start = System.nanoTime();
    for (Path path : detections()) {
      YamlMap detection = YamlFile.read(path, session).asMap();
      if (detection.get("search") == null) {
        continue;
      }
      all++;
      String search = detection.text("search", "");
      String name = path.getFileName().toString().replace(".yml", "");
      try {
        engine.check(SourceText.of(name, search), TimeWindow.ALL);
        accepted++;
      } catch (KarstException e) {
        String reason = e.diagnostic().code() + ": " + e.diagnostic().message();
        refused.computeIfAbsent(reason, key -> new ArrayList<>()).add(name);
      } catch (RuntimeException e) {
        broken.add(name + ": " + e);
      }
    }
    print(all, accepted, refused, (System.nanoTime() - start) / 1_000_000);
    assertThat(broken).isEmpty();
  }

  private static List<Path> detections() throws IOException {
    try (Stream<Path> found = Files.walk(PACK.resolve("detections"))) {
      return found
          .filter(path -> path.toString().endsWith(".yml"))
          .filter(path -> !path.toString().contains("deprecated"))
          .sorted()
          .toList();
    }
  }

  private static void print(int all, int accepted, Map<String, List<String>> refused, long millis) {
    int models = 0;
    for (Map.Entry<String, List<String>> one : refused.entrySet()) {
      models += one.getKey().startsWith("unknown-model") ? one.getValue().size() : 0;
    }
    System.out.printf(
        "ESCU: %d searches, %d accepted, %d need another data model, %d refused, %d ms%n",
        all, accepted, models, all - accepted - models, millis);
    refused.entrySet().stream()
        .sorted((a, b) -> b.getValue().size() - a.getValue().size())
        .forEach(
            one ->
                System.out.printf(
                    "%5d  %s  (%s)%n", one.getValue().size(), one.getKey(), one.getValue().get(0)));
  }
}
