package dev.karst.detection;

import dev.karst.detection.Detection.TestBlock;
import dev.karst.knowledge.YamlMap;
import dev.karst.knowledge.YamlNode;
import dev.karst.knowledge.YamlText;
import dev.karst.text.NearestName;
import dev.karst.text.SourceText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a detection from its YAML. */
public final class DetectionReader {
  private final YamlMap root;

  DetectionReader(YamlNode root) {
    this.root = root.asMap();
  }

  Detection read() {
    return new Detection(
        root.fileName(),
        root.text("name", baseName()),
        root.text("id", null),
        root.text("type", null),
        root.text("status", null),
        root.text("description", null),
        TagsReader.texts(root, "data_source"),
        search(),
        maps(root, "drilldown_searches").stream().map(DetectionReader::drilldown).toList(),
        root.get("rba") == null ? null : rba(root.get("rba").asMap()),
        root.get("tags") == null ? Tags.NONE : TagsReader.read(root.get("tags").asMap()),
        maps(root, "tests").stream().map(DetectionReader::test).toList());
  }

  /** The file's name without its ending, for a detection that has no name yet. */
  private String baseName() {
    return Path.of(root.fileName()).getFileName().toString().replaceFirst("\\.ya?ml$", "");
  }

  private SourceText search() {
    if (root.get("search") == null) {
      throw root.error(
          root.fileName() + " is no detection: the key 'search' is missing",
          NearestName.help("search", root.entries().keySet()));
    }
    YamlText search = root.get("search").asText();
    if (search.text().isBlank()) {
      throw search.error("the search is empty");
    }
    return search.source();
  }

  static List<YamlMap> maps(YamlMap map, String key) {
    return map.items(key).stream().map(YamlNode::asMap).toList();
  }

  private static Drilldown drilldown(YamlMap map) {
    return new Drilldown(
        map.need("name").asText().source(),
        map.need("search").asText().source(),
        source(map, "earliest_offset"),
        source(map, "latest_offset"));
  }

  private static SourceText source(YamlMap map, String key) {
    return map.get(key) == null ? null : map.get(key).asText().source();
  }

  private static Rba rba(YamlMap map) {
    List<Rba.RiskObject> risks = new ArrayList<>();
    for (YamlMap risk : maps(map, "risk_objects")) {
      risks.add(new Rba.RiskObject(need(risk, "field"), need(risk, "type"), score(risk)));
    }
    List<Rba.ThreatObject> threats = new ArrayList<>();
    for (YamlMap threat : maps(map, "threat_objects")) {
      threats.add(new Rba.ThreatObject(need(threat, "field"), need(threat, "type")));
    }
    return new Rba(map.need("message").asText().source(), risks, threats);
  }

  private static int score(YamlMap risk) {
    YamlText score = risk.need("score").asText();
    if (!score.text().matches("[0-9]{1,9}")) {
      throw score.error("a whole number is expected here, not '" + score.text() + "'");
    }
    return Integer.parseInt(score.text());
  }

  static String need(YamlMap map, String key) {
    return map.need(key).asText().text();
  }

  private static TestBlock test(YamlMap map) {
    return new TestBlock(map.text("name", "test"), testData(map));
  }

  /** The events that a test names under {@code attack_data}. */
  public static List<TestData> testData(YamlMap test) {
    List<TestData> data = new ArrayList<>();
    for (YamlMap one : maps(test, "attack_data")) {
      data.add(
          new TestData(
              need(one, "data"),
              one.text("source", null),
              one.text("sourcetype", null),
              one.text("host", null),
              one.text("custom_index", null),
              one.get("update_timestamp") != null
                  && one.get("update_timestamp").asText().text().startsWith("true")));
    }
    return data;
  }
}
