package dev.karst.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.karst.batch.Batch;
import dev.karst.engine.Engine;
import dev.karst.engine.SearchResult;
import dev.karst.knowledge.Knowledge;
import dev.karst.knowledge.LookupData;
import dev.karst.knowledge.Lookups;
import dev.karst.plan.TimeWindow;
import dev.karst.resolve.Catalog;
import dev.karst.session.Session;
import dev.karst.text.SourceText;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The published cases of lookups, subsearches and joins (semantics.md section 0). */
class CommandConformanceTest {
  private static final Path CASES =
      Path.of(System.getProperty("shared.dir", "../shared"), "conformance/cases.jsonl");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TestFactory
  Stream<DynamicTest> cases() throws IOException {
    Assumptions.assumeTrue(Files.exists(CASES), "skipped: " + CASES + " is not there");
    List<DynamicTest> tests = new ArrayList<>();
    for (String line : Files.readAllLines(CASES)) {
      JsonNode one = JSON.readTree(line);
      String id = one.get("id").asText();
      if (id.matches("(lookup|join|format|return|dedup)\\..*|search\\.search_neq")) {
        tests.add(DynamicTest.dynamicTest(id, () -> run(one)));
      }
    }
    return tests.stream();
  }

  private static void run(JsonNode one) throws IOException {
    Session session = Session.standard();
    Lookups lookups = Lookups.none();
    if (one.has("lookups")) {
      for (Map.Entry<String, JsonNode> lookup : one.get("lookups").properties()) {
        ObjectNode settings = lookup.getValue().deepCopy();
        JsonNode rows = settings.remove("rows");
        settings.put("name", lookup.getKey()).put("filename", lookup.getKey() + ".csv");
        List<Map<String, String>> cells = new ArrayList<>();
        rows.forEach(row -> cells.add(JSON.convertValue(row, new Rows())));
        lookups =
            lookups.with(Lookups.parse("case", settings.toString(), session), LookupData.of(cells));
      }
    }
    String search = one.get("search").asText();
    if (!one.get("input").isNull()) {
      String data = one.get("input").toString().replace("\\", "\\\\").replace("\"", "\\\"");
      search = "| makeresults format=json data=\"" + data + "\" " + search;
    }
    boolean makemv = search.contains("| makemv ") && Commands.find("makemv").isEmpty();
    Assumptions.assumeFalse(makemv, "skipped: makemv is not there");
    Knowledge knowledge = Knowledge.builtIn(session).withLookups(lookups);
    Engine engine = new Engine(knowledge, Catalog.empty(), session);
    List<Map<String, Object>> actual = new ArrayList<>();
    try (SearchResult result = engine.search(SourceText.of("case", search), TimeWindow.ALL)) {
      for (Batch batch = result.next(); batch != null; batch = result.next()) {
        for (int i = 0; i < batch.size(); i++) {
          actual.add(row(batch, i, one));
        }
      }
    }
    List<Map<String, Object>> expected = new ArrayList<>();
    for (JsonNode row : one.get("expected")) {
      Map<String, Object> cells = new LinkedHashMap<>();
      row.properties()
          .forEach(
              cell ->
                  cells.put(
                      cell.getKey(), text(JSON.convertValue(cell.getValue(), Object.class), one)));
      expected.add(cells);
    }
    assertThat(actual).isEqualTo(expected);
  }

  private static final class Rows
      extends com.fasterxml.jackson.core.type.TypeReference<Map<String, String>> {}

  private static Map<String, Object> row(Batch batch, int i, JsonNode one) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (String name : batch.names()) {
      Value value = batch.value(name, i);
      boolean compared = false;
      for (JsonNode expected : one.get("expected")) {
        compared |= expected.has(name);
      }
      if (value != null && compared) {
        row.put(name, text(value instanceof Multi multi ? multi.values() : value.text(), one));
      }
    }
    return row;
  }

  private static Object text(Object cell, JsonNode one) {
    String compare = one.path("compare").asText();
    return switch (compare) {
      case "ignore_space" -> cell.toString().replace(" ", "");
      case "ignore_quotes" -> cell.toString().replace("\"", "");
      default -> cell;
    };
  }
}
