package dev.karst.lint;

import dev.karst.detection.Detection;
import dev.karst.knowledge.YamlMap;
import dev.karst.knowledge.YamlNode;
import dev.karst.knowledge.YamlText;
import dev.karst.text.Diagnostic;
import dev.karst.text.NearestName;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A key that contentctl needs and the file lacks, or one that is nearly a key. */
final class PackKeys implements PackRule {
  private static final List<String> NEEDED =
      List.of(
          "name",
          "id",
          "version",
          "date",
          "author",
          "status",
          "type",
          "description",
          "search",
          "how_to_implement",
          "known_false_positives",
          "references",
          "tags");

  private static final List<String> OTHERS =
      List.of(
          "data_source",
          "datamodel",
          "drilldown_searches",
          "enabled_by_default",
          "explanation",
          "deployment",
          "rba",
          "tests");

  private static final List<String> NEEDED_TAGS =
      List.of("analytic_story", "asset_type", "product", "security_domain");

  private static final List<String> KNOWN =
      Stream.concat(NEEDED.stream(), OTHERS.stream()).toList();

  /** Texts that contentctl takes for nothing where they are shorter. */
  private static final List<String> PROSE = List.of("how_to_implement", "known_false_positives");

  private static final int SHORTEST_PROSE = 4;

  @Override
  public String id() {
    return "contentctl-key";
  }

  @Override
  public String why() {
    return "contentctl builds no pack of a detection that lacks one of its keys, and passes over a"
        + " key that is misspelled: a misspelled drilldown_searches is no drilldown at all.";
  }

  @Override
  public String example() {
    return """
        name: An example
        type: TTP
        status: experimental
        search: '| makeresults | eval dest="web-1" | stats count BY dest | `an_example_filter`'
        drilldown_serches: []
        """;
  }

  @Override
  public void look(Detection detection, YamlMap yaml, Consumer<Diagnostic> found) {
    lacks(yaml, NEEDED, found);
    if (yaml.get("tags") != null) {
      lacks(yaml.get("tags").asMap(), NEEDED_TAGS, found);
    }
    for (String key : PROSE) {
      if (yaml.get(key) instanceof YamlText text && text.text().length() < SHORTEST_PROSE) {
        found.accept(warning("'" + key + "' says too little", text.span()));
      }
    }
    yaml.entries()
        .forEach(
            (key, value) -> {
              String[] nearest = NearestName.help(key, KNOWN);
              if (!KNOWN.contains(key) && nearest.length > 0) {
                found.accept(warning("unknown key '" + key + "'", value.span(), nearest));
              }
            });
  }

  private void lacks(YamlMap map, List<String> keys, Consumer<Diagnostic> found) {
    List<String> absent = keys.stream().filter(key -> map.get(key) == null).toList();
    if (!absent.isEmpty()) {
      String message = absent.size() == 1 ? "the key " : "the keys ";
      YamlNode place = map.entries().values().stream().findFirst().orElse(map);
      found.accept(
          warning(
              message
                  + String.join(", ", absent.stream().map(key -> "'" + key + "'").toList())
                  + (absent.size() == 1 ? " is missing" : " are missing"),
              place.span()));
    }
  }
}
