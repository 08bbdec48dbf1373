package dev.karst.lint;

import dev.karst.detection.Detection;
import dev.karst.knowledge.YamlList;
import dev.karst.knowledge.YamlMap;
import dev.karst.knowledge.YamlNode;
import dev.karst.knowledge.YamlText;
import dev.karst.text.Diagnostic;
import dev.karst.text.NearestName;
import java.util.List;
import java.util.function.Consumer;

/** A value that contentctl does not take at its place: a type, a date, a technique's id. */
final class PackValues implements PackRule {
  private static final List<String> TYPES = List.of("TTP", "Anomaly", "Hunting", "Correlation");
  private static final List<String> STATUSES =
      List.of("production", "experimental", "deprecated", "validation", "removed");
  private static final List<String> DOMAINS =
      List.of("access", "audit", "cloud", "endpoint", "identity", "network", "threat");

  private static final String UUID =
      "(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
  private static final String DATE = "\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])";
  private static final String PERCENT = "\\d{1,2}|100";

  @Override
  public String id() {
    return "contentctl-value";
  }

  @Override
  public String why() {
    return "contentctl takes only certain values: four types, five statuses, a version that counts,"
        + " dates as 2026-03-01, techniques as T1059.003, CVEs as CVE-2021-44228. A pack with"
        + " another is not built.";
  }

  @Override
  public String example() {
    return """
        name: An example
        type: Anomalie
        status: production
        search: '| makeresults | eval dest="web-1" | stats count BY dest | `an_example_filter`'
        """;
  }

  @Override
  public void look(Detection detection, YamlMap yaml, Consumer<Diagnostic> found) {
    oneOf(yaml, "type", TYPES, found);
    oneOf(yaml, "status", STATUSES, found);
    like(yaml, "id", UUID, "a UUID", found);
    like(yaml, "version", "\\d{1,9}", "a whole number", found);
    like(yaml, "date", DATE, "a date such as 2026-03-01", found);
    enabled(detection, yaml, found);
    if (yaml.get("tags") != null) {
      tags(yaml.get("tags").asMap(), found);
    }
  }

  private void tags(YamlMap tags, Consumer<Diagnostic> found) {
    oneOf(tags, "security_domain", DOMAINS, found);
    like(tags, "confidence", PERCENT, "a number from 0 to 100", found);
    like(tags, "impact", PERCENT, "a number from 0 to 100", found);
    like(tags, "mitre_attack_id", "T\\d{4}(\\.\\d{3})?", "a technique such as T1059.003", found);
    like(tags, "cve", "CVE-[12]\\d{3}-\\d+", "a CVE such as CVE-2021-44228", found);
    if (tags.get("throttling") != null) {
      YamlMap throttling = tags.get("throttling").asMap();
      like(throttling, "period", "\\d+[smh]", "a period such as 86400s, 1440m or 24h", found);
      like(throttling, "fields", "[^ ]+", "a field without a blank in its name", found);
    }
  }

  /** Only what is scheduled, and is ready for it, can be switched on from the start. */
  private void enabled(Detection detection, YamlMap yaml, Consumer<Diagnostic> found) {
    if (yaml.get("enabled_by_default") instanceof YamlText text
        && text.text().equals("true")
        && (!PackRule.isProduction(detection) || "Hunting".equals(detection.type()))) {
      found.accept(
          warning(
              "only a detection in production that is no Hunting is enabled by default",
              text.span()));
    }
  }

  private void oneOf(YamlMap map, String key, List<String> values, Consumer<Diagnostic> found) {
    if (map.get(key) instanceof YamlText text && !values.contains(text.text())) {
      String[] nearest = NearestName.help(text.text(), values);
      found.accept(
          warning(
              "'" + text.text() + "' is no " + key,
              text.span(),
              nearest.length > 0 ? nearest : new String[] {"one of " + String.join(", ", values)}));
    }
  }

  /** A text, or each text of a list. */
  private void like(
      YamlMap map, String key, String pattern, String what, Consumer<Diagnostic> found) {
    YamlNode value = map.get(key);
    List<YamlNode> nodes = value instanceof YamlList list ? list.items() : List.of();
    for (YamlNode node : value instanceof YamlText ? List.of(value) : nodes) {
      if (node instanceof YamlText text && !text.text().matches(pattern)) {
        found.accept(
            warning(
                "'" + text.text() + "' is no value of '" + key + "'",
                text.span(),
                what + " is expected"));
      }
    }
  }
}
