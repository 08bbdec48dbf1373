package dev.karst.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.karst.session.Session;
import dev.karst.text.KarstException;
import dev.karst.value.Multi;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The published conformance cases that are made of eval and where alone. */
class EvalConformanceTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern STAGES =
      Pattern.compile("\\|\\s*(makeresults\\b.*\\|\\s*)?(eval|where)\\b");
  private static final Pattern OTHER_STAGE =
      Pattern.compile(
          "\\|\\s*(sort|stats|makemv|foreach|rename|lookup|mvexpand|transaction|fieldformat|"
              + "makeresults\\s+\\w+=|rex|convert|fillnull|search|dedup|eventstats|spath|format)");

  /**
   * Significant-figure rounding of ordinary arithmetic, and %V of the page, which no C library
   * gives: contradictions that semantics.md section 11 keeps out.
   */
  private static final Set<String> CONTRADICTED = Set.of("math.rounding_precision", "time.week_V");

  @TestFactory
  Stream<DynamicTest> cases() throws IOException {
    Path shared = Path.of(System.getProperty("shared.dir", "../shared"));
    Path file = shared.resolve("conformance/cases.jsonl");
    assumeTrue(Files.exists(file), file + " is not here");
    List<JsonNode> cases = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode one = JSON.readTree(line);
      String search = one.path("search").asText();
      boolean ours = STAGES.matcher(search).lookingAt() && !OTHER_STAGE.matcher(search).find();
      if (ours && !CONTRADICTED.contains(one.get("id").asText())) {
        cases.add(one);
      }
    }
    return cases.stream()
        .map(one -> DynamicTest.dynamicTest(one.get("id").asText(), () -> check(one)));
  }

  private static void check(JsonNode one) throws IOException {
    Session session = Session.builder().zone(ZoneId.of(one.path("tz").asText("UTC"))).build();
    EvalPipeline pipeline = new EvalPipeline(session);
    List<Map<String, Value>> input = new ArrayList<>();
    one.path("input").forEach(row -> input.add(row(row)));
    String search = one.get("search").asText();
    if (one.path("expect_error").asBoolean()) {
      try {
        fail("gave " + pipeline.run(search, input));
      } catch (KarstException.SearchError expected) {
        assertThat(expected.diagnostic().message()).isNotEmpty();
      }
      return;
    }
    List<Map<String, Value>> rows = pipeline.run(search, input);
    JsonNode expected = one.get("expected");
    assertThat(rows).hasSize(expected.size());
    Map<String, Boolean> names = new LinkedHashMap<>();
    expected.forEach(row -> row.fieldNames().forEachRemaining(name -> names.put(name, true)));
    one.path("absent").forEach(name -> names.put(name.asText(), true));
    String compare = one.path("compare").asText();
    for (int i = 0; i < rows.size(); i++) {
      for (String name : names.keySet()) {
        List<String> wanted = texts(expected.get(i).get(name));
        List<String> given = Multi.texts(rows.get(i).get(name));
        if (compare.equals("json")) {
          assertThat(JSON.readTree(given.get(0))).isEqualTo(JSON.readTree(wanted.get(0)));
        } else if (compare.equals("numeric")) {
          assertThat(Double.parseDouble(given.get(0))).isEqualTo(Double.parseDouble(wanted.get(0)));
        } else {
          assertThat(given).as(name).isEqualTo(wanted);
        }
      }
    }
  }

  private static Map<String, Value> row(JsonNode row) {
    Map<String, Value> fields = new HashMap<>();
    row.fields()
        .forEachRemaining(
            field -> {
              List<String> texts = texts(field.getValue());
              fields.put(
                  field.getKey(), texts.size() == 1 ? Text.of(texts.get(0)) : Multi.of(texts));
            });
    return fields;
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    if (node != null && node.isArray()) {
      node.forEach(element -> texts.add(element.asText()));
    } else if (node != null && !node.isNull()) {
      texts.add(node.asText());
    }
    return texts;
  }
}
