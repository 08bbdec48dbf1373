package dev.karst.lint;

import dev.karst.detection.Detection;
import dev.karst.detection.DetectionType;
import dev.karst.detection.Throttling;
import dev.karst.knowledge.YamlMap;
import dev.karst.knowledge.YamlNode;
import dev.karst.text.Diagnostic;
import java.util.function.Consumer;

/** A detection in production without a test, and throttling by a field that the search lacks. */
final class PackTests implements PackRule {
  @Override
  public String id() {
    return "contentctl-tests";
  }

  @Override
  public String why() {
    return "A detection in production has a test with attack data that says its source and source"
        + " type, unless its type is Correlation or tags.manual_test says why not. What it"
        + " throttles by must stand in its search.";
  }

  @Override
  public String example() {
    return """
        name: An example
        type: TTP
        status: production
        search: '| makeresults | eval dest="web-1" | stats count BY dest | `an_example_filter`'
        tests: []
        """;
  }

  @Override
  public void look(Detection detection, YamlMap yaml, Consumer<Diagnostic> found) {
    boolean manual = detection.tags().manualTest() != null;
    if (PackRule.isProduction(detection)
        && detection.tests().isEmpty()
        && detection.kind() != DetectionType.CORRELATION
        && !manual) {
      YamlNode tests = yaml.get("tests");
      found.accept(
          warning(
              "a detection in production has a test",
              (tests == null ? yaml.get("search") : tests).span(),
              "or says under tags.manual_test why not"));
    }
    for (YamlNode test : yaml.items("tests")) {
      for (YamlNode data : test.asMap().items("attack_data")) {
        for (String key : new String[] {"source", "sourcetype"}) {
          if (data.asMap().get(key) == null) {
            found.accept(warning("this attack data says no " + key, data.span()));
          }
        }
      }
    }
    Throttling throttling = detection.tags().throttling();
    if (throttling != null) {
      for (String field : throttling.fields()) {
        if (!detection.search().text().contains(field)) {
          YamlNode place = yaml.get("tags").asMap().get("throttling");
          found.accept(
              warning("the search has no field '" + field + "' to throttle by", place.span()));
        }
      }
    }
  }
}
