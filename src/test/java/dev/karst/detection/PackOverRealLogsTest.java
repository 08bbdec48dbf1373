package dev.karst.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.karst.engine.Engine;
import dev.karst.engine.MemoryCatalog;
import dev.karst.ingest.Ingest;
import dev.karst.ingest.InputSpec;
import dev.karst.knowledge.Knowledge;
import dev.karst.plan.TimeWindow;
import dev.karst.session.MemoryBudget;
import dev.karst.session.Session;
import dev.karst.text.KarstException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every detection of a content pack that searches data models, over all real logs at hand together:
 * {@code testdata/golden/escu_datamodels.tsv} holds those that fire with their rows, and those that
 * need what only Enterprise Security or an add-on has, with the reason. {@code -Dgolden.write}
 * writes it anew.
 *
 * <p>The file was reviewed with a second implementation, written from the add-ons' facts and the
 * documentation of SPL alone: its 9,398 rows of Processes, Filesystem, Registry, traffic, name
 * resolution and risk are these ones field by field, and of 696 detections the same 99 fire, with
 * the same rows in the same order. Those that fire not were read where their last rows go. What
 * differed was settled for the file: a value over several lines is taken from a Windows event (its
 * add-on reads up to the next {@code <}); a classic text value keeps a blank at its end; a command
 * line that is one word gives the program's path without quotes; what a collector names otherwise
 * (NXLog's ProcessId) is read from the message; a log that is one JSON string is read as it stands;
 * {@code a.b} in an eval without quotes joins two fields; and {@code min(_time) BY _time span=1h}
 * is the event's second, not the hour. The answer is the same without summaries.
 */
class PackOverRealLogsTest {
  private static final Path GOLDEN = Path.of("testdata/golden/escu_datamodels.tsv");

  @Test
  void detectionsOfDataModelsFireWhereTheyShould() throws IOException {
    Path pack = Bench.shared("content", "escu");
    Session session =
        Session.builder()
            .now(Instant.parse("2026-06-01T00:00:00Z"))
            .memory(new MemoryBudget(1L << 30))
            .geoip(Session.NO_GEOIP)
            .build();
    Knowledge knowledge = Knowledge.builtIn(session).withPack(pack, session);
    List<String> lines = new ArrayList<>();
    try (MemoryCatalog catalog = new MemoryCatalog()) {
      Engine engine = new Engine(knowledge, catalog, session);
      catalog.summarizeWith(engine);
      for (InputSpec log : logs()) {
        Ingest.read(log, knowledge, session, catalog::add);
      }
      for (Path file : files(pack.resolve("detections"))) {
        Detection detection = Detection.read(file, session);
        if (detection.search().text().contains("datamodel")) {
          String name = file.getFileName().toString().replaceFirst("\\.yml$", "");
          lines.addAll(outcome(name, detection, engine));
        }
      }
    }
    if (System.getProperty("golden.write") != null) {
      Files.write(GOLDEN, lines);
    }
    assertThat(lines).isEqualTo(Files.readAllLines(GOLDEN));
  }

  private static List<String> outcome(String name, Detection detection, Engine engine) {
    try (ResultTable rows = new DetectionRun(detection, engine, TimeWindow.ALL).results()) {
      return rows.rows().isEmpty() ? List.of() : List.of(name + "\t" + rows.rows().size());
    } catch (KarstException e) {
      return List.of(name + "\trefused: " + e.diagnostic().message());
    }
  }

  private static List<InputSpec> logs() throws IOException {
    List<InputSpec> logs = new ArrayList<>();
    for (String folder : List.of("sysmon_linux", "windows_xml", "windows_json")) {
      for (Path file : files(Bench.shared("data", folder))) {
        if (!file.toString().matches(".*(MANIFEST.tsv|expected_cim.jsonl)")) {
          logs.add(InputSpec.of(file));
        }
      }
    }
    for (Path file : files(Bench.shared("data", "risk"))) {
      logs.add(InputSpec.of(file).withIndex("risk"));
    }
    return logs;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
