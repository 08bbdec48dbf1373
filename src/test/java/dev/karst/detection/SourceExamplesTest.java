package dev.karst.detection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.karst.ingest.Ingest;
import dev.karst.ingest.InputSpec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Example events of many data sources, each with the names of the fields that a real Splunk found
 * in it: those that the event's own text gives are found here too, and each that is not is counted
 * by the reason.
 */
class SourceExamplesTest {
  /** Fields of a server, or of how it was asked. */
  private static final Set<String> OF_THE_SERVER = Set.of("punct", "splunk_server", "_bkt", "_cd");

  /** Source types of lines that Karst reads without any add-on. */
  private static final Set<String> BUILT_IN_TEXT =
      Set.of("linux:audit", "WinEventLog", "wineventlog", "xmlwineventlog", "XmlWinEventLog");

  private static final Pattern XML_NAME =
      Pattern.compile(
          "<Data Name=['\"]([^'\"]+)['\"]>[^<]+|([\\w:]+)=['\"][^'\"<]+['\"]|<(\\w+)>[^<]+");

  private static final Pattern TEXT_NAME =
      Pattern.compile("(?<![\\w.])([A-Za-z_]\\w*)[=:]\\s*[^\\s=:]");

  private static final ObjectMapper JSON = new ObjectMapper();

  private record Example(String name, String sourcetype, String source, String raw) {
    boolean isJson() {
      return raw.startsWith("{") || raw.startsWith("[");
    }

    boolean isXml() {
      return raw.startsWith("<");
    }

    /** The text as its source sends it: JSON is laid out over several lines by its reader only. */
    String sent() {
      try {
        return isJson() ? JSON.readTree(raw).toString() : raw;
      } catch (IOException e) {
        return raw;
      }
    }
  }

  /** The fields of the example's first event. */
  private static Set<String> fields(Example example) {
    try (Bench bench = new Bench()) {
      InputSpec spec =
          InputSpec.of(null).withSourcetype(example.sourcetype()).withSource(example.source());
      ByteArrayInputStream in =
          new ByteArrayInputStream(example.sent().getBytes(StandardCharsets.UTF_8));
      Ingest.read(in, "log", spec, bench.engine.knowledge(), bench.session, bench.catalog::add);
      Set<String> names = new HashSet<>();
      bench.rows("index=main | table *").forEach(row -> names.addAll(row.keySet()));
      return names;
    }
  }

  /** The names that the example's own text has for values that are not empty. */
  private static Set<String> written(Example example) {
    Set<String> names = new HashSet<>();
    if (example.isJson()) {
      try {
        addPaths(JSON.readTree(example.raw()), "", names);
      } catch (IOException e) {
        return Set.of();
      }
      return names;
    }
    Matcher name = (example.isXml() ? XML_NAME : TEXT_NAME).matcher(example.raw());
    while (name.find()) {
      for (int i = 1; i <= name.groupCount(); i++) {
        names.add(name.group(i));
      }
    }
    return names;
  }

  private static void addPaths(JsonNode node, String path, Set<String> names) {
    if (node.isArray()) {
      node.forEach(one -> addPaths(one, path + "{}", names));
    } else if (node.isObject()) {
      node.fields()
          .forEachRemaining(
              one ->
                  addPaths(
                      one.getValue(),
                      path.isEmpty() ? one.getKey() : path + "." + one.getKey(),
                      names));
    } else if (!node.asText().isEmpty()) {
      names.add(path);
    }
  }

  /** Why Karst has no such field; empty where it should have it. */
  private static String reason(String field, Example example, Set<String> written) {
    if (OF_THE_SERVER.contains(field) || field.startsWith("splunk_server")) {
      return "of the server";
    }
    if (field.startsWith("tag") || field.equals("eventtype")) {
      return "of an add-on's event types and tags";
    }
    if (field.startsWith("date_") || field.startsWith("time")) {
      return "of a time that only an add-on finds";
    }
    if (!written.contains(field)) {
      return "not written in the event: an add-on's alias, eval or lookup, or another event's";
    }
    boolean windows = example.source().contains("WinEventLog");
    if (example.isXml() && !example.raw().endsWith("</Event>")) {
      return "of an event that is torn";
    }
    boolean text = "wineventlog".equalsIgnoreCase(example.sourcetype());
    boolean lines = example.raw().contains("\n");
    if (windows && (example.isJson() || example.isXml() == text || text && !lines)) {
      return "of an event that is none of its source type";
    }
    boolean builtIn = BUILT_IN_TEXT.contains(example.sourcetype());
    return example.isJson() || example.isXml() || builtIn
        ? ""
        : "of a text that only an add-on reads";
  }

  @Test
  void observedFieldsAreFound() throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    Set<String> missing = new TreeSet<>();
    List<Map<String, Object>> lines =
        Bench.jsonLines(Bench.shared("data", "source_examples.jsonl"));
    for (Map<String, Object> line : lines) {
      Object log = line.get("example_log");
      String raw = log == null ? "" : log.toString().strip();
      if (raw.isEmpty() || !(line.get("fields") instanceof List<?> observed)) {
        counts.merge("examples without an event or fields", 1, Integer::sum);
        continue;
      }
      Example example =
          new Example(
              text(line.get("name")),
              text(line.get("sourcetype")),
              String.valueOf(line.get("source")),
              raw);
      counts.merge("examples", 1, Integer::sum);
      Set<String> found = fields(example);
      Set<String> written = written(example);
      for (Object field : observed) {
        String name = field.toString();
        String reason = found.contains(name) ? "found" : reason(name, example, written);
        counts.merge(reason.isEmpty() ? "missing" : reason, 1, Integer::sum);
        if (reason.isEmpty()) {
          missing.add(example.sourcetype() + " | " + example.name() + " | " + name);
        }
      }
    }
    assertThat(new ArrayList<>(missing)).isEmpty();
    assertThat(counts)
        .containsExactly(
            Map.entry("examples", 199),
            Map.entry("examples without an event or fields", 31),
            Map.entry("found", 10440),
            Map.entry(
                "not written in the event: an add-on's alias, eval or lookup, or another event's",
                2223),
            Map.entry("of a text that only an add-on reads", 1),
            Map.entry("of a time that only an add-on finds", 212),
            Map.entry("of an add-on's event types and tags", 274),
            Map.entry("of an event that is none of its source type", 51),
            Map.entry("of an event that is torn", 139),
            Map.entry("of the server", 379));
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }
}
