package dev.karst.detection;

import dev.karst.detection.Detection.Observable;
import dev.karst.knowledge.YamlList;
import dev.karst.knowledge.YamlMap;
import dev.karst.knowledge.YamlNode;
import dev.karst.knowledge.YamlText;
import java.util.ArrayList;
import java.util.List;

/** Reads what stands under {@code tags} in a detection's YAML. */
final class TagsReader {
  private TagsReader() {}

  static Tags read(YamlMap tags) {
    return new Tags(
        texts(tags, "analytic_story"),
        texts(tags, "cve"),
        texts(tags, "mitre_attack_id"),
        texts(tags, "kill_chain_phases"),
        texts(tags, "cis20"),
        texts(tags, "nist"),
        tags.text("security_domain", null),
        tags.get("message") == null ? null : tags.get("message").asText().source(),
        score(tags),
        observables(tags),
        manualTest(tags),
        tags.get("throttling") == null ? null : throttling(tags.get("throttling").asMap()));
  }

  /** A list of texts; files write a single one without a list now and then. */
  static List<String> texts(YamlMap map, String key) {
    YamlNode node = map.get(key);
    if (node instanceof YamlText text) {
      return text.text().isBlank() ? List.of() : List.of(text.text());
    }
    return node instanceof YamlList ? map.texts(key) : List.of();
  }

  /** contentctl's own: confidence times impact, in hundredths. */
  private static int score(YamlMap tags) {
    if (tags.get("risk_score") != null) {
      return number(tags.get("risk_score").asText());
    }
    if (tags.get("confidence") == null || tags.get("impact") == null) {
      return 0;
    }
    long product =
        (long) number(tags.get("confidence").asText()) * number(tags.get("impact").asText());
    return (int) Math.min(Integer.MAX_VALUE, Math.round(product / 100.0));
  }

  /** Files write {@code 25.0} too. */
  private static int number(YamlText text) {
    if (!text.text().matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
      throw text.error("a number is expected here, not '" + text.text() + "'");
    }
    return (int) Math.round(Double.parseDouble(text.text()));
  }

  private static List<Observable> observables(YamlMap tags) {
    List<Observable> observables = new ArrayList<>();
    for (YamlMap one : DetectionReader.maps(tags, "observable")) {
      observables.add(
          new Observable(
              DetectionReader.need(one, "name"),
              DetectionReader.need(one, "type"),
              one.texts("role")));
    }
    return observables;
  }

  private static String manualTest(YamlMap tags) {
    String text = tags.text("manual_test", null);
    return text == null || text.equalsIgnoreCase("false") ? null : text;
  }

  private static Throttling throttling(YamlMap map) {
    List<String> fields = texts(map, "fields");
    if (fields.isEmpty()) {
      throw map.error("throttling needs at least one of 'fields'");
    }
    YamlText period = map.need("period").asText();
    if (!period.text().matches("[0-9]{1,9}[smhd]")) {
      throw period.error("a period such as 86400s, 1440m or 24h is expected here");
    }
    return new Throttling(fields, period.text());
  }
}
