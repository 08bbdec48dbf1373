package dev.karst.lint;

import dev.karst.detection.Detection;
import dev.karst.detection.DetectionType;
import dev.karst.detection.Drilldown;
import dev.karst.knowledge.YamlMap;
import dev.karst.knowledge.YamlNode;
import dev.karst.text.Diagnostic;
import java.util.List;
import java.util.function.Consumer;

/** Drilldowns that are too few, or of which none shows the detection's own results. */
final class PackDrilldowns implements PackRule {
  private static final int FEWEST = 2;
  private static final int SHORTEST_NAME = 5;

  @Override
  public String id() {
    return "contentctl-drilldowns";
  }

  @Override
  public String why() {
    return "A detection in production, Hunting apart, has two drilldowns or more, and one of them"
        + " begins with %original_detection_search%: whoever gets a finding must see what it is"
        + " made of.";
  }

  @Override
  public String example() {
    return """
        name: An example
        type: TTP
        status: production
        search: '| makeresults | eval dest="web-1" | stats count BY dest | `an_example_filter`'
        drilldown_searches:
        - {name: View the risk, search: 'index=risk risk_object="$dest$"'}
        """;
  }

  @Override
  public void look(Detection detection, YamlMap yaml, Consumer<Diagnostic> found) {
    List<Drilldown> drilldowns = detection.drilldowns();
    for (Drilldown drilldown : drilldowns) {
      if (drilldown.name().text().length() < SHORTEST_NAME) {
        String message = "a drilldown's name has " + SHORTEST_NAME + " characters or more";
        found.accept(warning(message, drilldown.name().span()));
      }
    }
    if (!PackRule.isProduction(detection) || detection.kind() == DetectionType.HUNTING) {
      return;
    }
    YamlNode list = yaml.get("drilldown_searches");
    YamlNode place = list == null ? yaml.get("search") : list;
    if (drilldowns.size() < FEWEST) {
      found.accept(
          warning(
              "two drilldowns are needed, and there "
                  + (drilldowns.isEmpty() ? "are none" : "is one"),
              place.span()));
    }
    if (!drilldowns.isEmpty()
        && drilldowns.stream().noneMatch(one -> one.search().text().contains(Drilldown.ORIGINAL))) {
      found.accept(warning("no drilldown holds " + Drilldown.ORIGINAL, place.span()));
    }
  }
}
