package dev.karst.detection;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.karst.engine.Engine;
import dev.karst.engine.MemoryCatalog;
import dev.karst.engine.SearchResult;
import dev.karst.ingest.Ingest;
import dev.karst.ingest.InputSpec;
import dev.karst.knowledge.Knowledge;
import dev.karst.plan.TimeWindow;
import dev.karst.session.MemoryBudget;
import dev.karst.session.Session;
import dev.karst.text.SourceText;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** An engine over logs, for tests. */
final class Bench implements AutoCloseable {
  static final Path SEED = Path.of("testdata/detections/linux_ngrok_reverse_proxy_usage.yml");
  static final String NEWER_ADDON = "Splunk_TA_linux_sysmon";
  private static final ObjectMapper JSON = new ObjectMapper();

  final Session session;
  final MemoryCatalog catalog = new MemoryCatalog();
  final Engine engine;

  Bench() {
    this(Session.builder().memory(new MemoryBudget(1L << 30)).build());
  }

  Bench(Session session, String... addons) {
    this.session = session;
    Knowledge knowledge = Knowledge.builtIn(session);
    this.engine =
        new Engine(
            addons.length == 0 ? knowledge : knowledge.withProfiles(List.of(addons)),
            catalog,
            session);
    catalog.summarizeWith(engine);
  }

  static Bench ofAddon(String addon) {
    return new Bench(Session.builder().memory(new MemoryBudget(1L << 30)).build(), addon);
  }

  Bench read(List<InputSpec> inputs) {
    inputs.forEach(input -> Ingest.read(input, engine.knowledge(), session, catalog::add));
    return this;
  }

  Bench read(String log) {
    ByteArrayInputStream in = new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8));
    Ingest.read(in, "log", InputSpec.of(null), engine.knowledge(), session, catalog::add);
    return this;
  }

  ResultTable search(String text) {
    try (SearchResult result = engine.search(SourceText.of("search", text), TimeWindow.ALL)) {
      return ResultTable.read(result, session.memory());
    }
  }

  /** The rows of a search, as JSON has them. */
  List<Map<String, Object>> rows(String text) {
    try (ResultTable table = search(text)) {
      return plain(table);
    }
  }

  static Detection seed() {
    return Detection.read(SEED, Session.standard());
  }

  /** A row as JSON has it: texts, and lists of them. */
  static Map<String, Object> plain(Map<String, Value> row) {
    Map<String, Object> plain = new LinkedHashMap<>();
    row.forEach(
        (name, value) ->
            plain.put(name, value instanceof Multi multi ? multi.values() : value.text()));
    return plain;
  }

  static List<Map<String, Object>> plain(ResultTable table) {
    return table.rows().stream().map(Bench::plain).toList();
  }

  static List<Map<String, Object>> jsonLines(Path file) {
    try {
      List<Map<String, Object>> lines = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        lines.add(JSON.readValue(line, new TypeReference<LinkedHashMap<String, Object>>() {}));
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A path of the shared material; the test is skipped where it is absent. */
  static Path shared(String... path) {
    Path found = Path.of(System.getProperty("shared.dir", "../shared"), path);
    Assumptions.assumeTrue(Files.exists(found), found + " is not there");
    return found;
  }

  @Override
  public void close() {
    catalog.close();
  }
}
