package dev.karst.cli.conformance;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException.InputError;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads cases, one JSON object a line; a key that is none of the format's is an error. */
public final class CaseReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> KEYS =
      Set.of(
          "id",
          "source_url",
          "search",
          "input",
          "expected",
          "expect_error",
          "expected_expansion",
          "basis",
          "note",
          "absent",
          "tz",
          "compare",
          "order",
          "confidence",
          "lookups",
          "macros",
          "dataset",
          "detection_search");
  private static final String PLACEHOLDER = "%original_detection_search%";

  private final JsonNode json;
  private final String place;

  private CaseReader(JsonNode json, String place) {
    this.json = json;
    this.place = place;
  }

  /**
   * @param place the file and line, for messages
   * @throws InputError where the line is no case
   */
  public static ConformanceCase read(String line, String place) {
    try {
      return new CaseReader(JSON.readTree(line), place).read();
    } catch (JacksonException e) {
      throw new InputError(Diagnostic.error("case", place + " is no JSON object"), e);
    }
  }

  private ConformanceCase read() {
    if (!json.isObject()) {
      throw wrong("is no JSON object");
    }
    json.fieldNames()
        .forEachRemaining(
            key -> {
              if (!KEYS.contains(key)) {
                throw wrong("has the unknown key '" + key + "'");
              }
            });
    boolean error = json.path("expect_error").asBoolean(false);
    String expansion = text("expected_expansion", null);
    if (!json.has("expected") && !error && expansion == null) {
      throw wrong("expects nothing");
    }
    String order = text("order", "given");
    if (!order.equals("given") && !order.equals("any")) {
      throw wrong("has the unknown order '" + order + "'");
    }
    String search = text("search", null);
    if (search == null) {
      throw wrong("has no search");
    }
    return new ConformanceCase(
        text("id", place),
        search.replace(PLACEHOLDER, text("detection_search", PLACEHOLDER)),
        rows("input"),
        text("dataset", null),
        rows("expected"),
        error,
        expansion,
        texts(json.path("absent")),
        order.equals("any"),
        sameness(),
        zone(),
        macros(),
        lookups());
  }

  private Sameness sameness() {
    String compare = text("compare", "text");
    return Sameness.named(compare)
        .orElseThrow(() -> wrong("compares in an unknown way: '" + compare + "'"));
  }

  private ZoneId zone() {
    String zone = text("tz", "UTC");
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw wrong("has the unknown time zone '" + zone + "'");
    }
  }

  private List<Map<String, List<String>>> rows(String key) {
    if (!json.hasNonNull(key)) {
      return null;
    }
    List<Map<String, List<String>>> rows = new ArrayList<>();
    for (JsonNode node : json.get(key)) {
      Map<String, List<String>> row = new LinkedHashMap<>();
      node.fields().forEachRemaining(field -> row.put(field.getKey(), texts(field.getValue())));
      rows.add(row);
    }
    return rows;
  }

  private List<CaseMacro> macros() {
    List<CaseMacro> macros = new ArrayList<>();
    json.path("macros")
        .fields()
        .forEachRemaining(
            field -> {
              JsonNode macro = field.getValue();
              String arguments = macro.path("args").asText("");
              macros.add(
                  new CaseMacro(
                      field.getKey(),
                      arguments.isBlank()
                          ? List.of()
                          : Arrays.asList(arguments.strip().split("\\s*,\\s*")),
                      macro.path("definition").asText(""),
                      macro.path("iseval").asBoolean(false),
                      macro.hasNonNull("validation") ? macro.get("validation").asText() : null,
                      macro.hasNonNull("errormsg") ? macro.get("errormsg").asText() : null));
            });
    return macros;
  }

  /** Settings as a content pack's file has them, the rows apart. */
  private List<CaseLookup> lookups() {
    List<CaseLookup> lookups = new ArrayList<>();
    for (Map.Entry<String, JsonNode> lookup : json.path("lookups").properties()) {
      ObjectNode settings = lookup.getValue().deepCopy();
      JsonNode rows = settings.remove("rows");
      settings.put("name", lookup.getKey()).put("filename", lookup.getKey() + ".csv");
      List<Map<String, String>> cells = new ArrayList<>();
      for (JsonNode row : rows) {
        Map<String, String> cell = new LinkedHashMap<>();
        // An empty cell of a table is absent, and its column is there.
        row.properties()
            .forEach(
                field -> {
                  String text = field.getValue().asText("");
                  cell.put(field.getKey(), text.isEmpty() ? null : text);
                });
        cells.add(cell);
      }
      lookups.add(new CaseLookup(settings.toString(), cells));
    }
    return lookups;
  }

  private String text(String key, String otherwise) {
    return json.hasNonNull(key) ? json.get(key).asText() : otherwise;
  }

  private static List<String> texts(JsonNode node) {
    if (node.isNull() || node.isMissingNode()) {
      return List.of();
    }
    if (!node.isArray()) {
      return List.of(node.asText());
    }
    List<String> texts = new ArrayList<>();
    node.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  private InputError wrong(String what) {
    return new InputError("case", place + " " + what);
  }
}
