package dev.karst.syntax;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Published searches nobody here wrote, and macros for them; absent without the shared material.
 */
final class Corpus {
  static final Path SHARED = Path.of(System.getProperty("shared.dir", "../shared"));

  private Corpus() {}

  /** Searches by where they come from; empty where the material is absent. */
  static Map<String, String> searches() throws IOException {
    Map<String, String> searches = new LinkedHashMap<>();
    Path detections = SHARED.resolve("content/escu/detections");
    if (Files.isDirectory(detections)) {
      try (Stream<Path> files = Files.walk(detections)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".yml")).sorted().toList()) {
          yaml(file, "search").ifPresent(text -> searches.put(name(file), text));
        }
      }
    }
    Path rules = SHARED.resolve("sigma/rules.jsonl");
    if (Files.exists(rules)) {
      ObjectMapper json = new ObjectMapper();
      for (String line : Files.readAllLines(rules)) {
        JsonNode rule = json.readTree(line);
        for (String key : new String[] {"spl_tstats", "spl_raw"}) {
          if (rule.hasNonNull(key)) {
            searches.put(rule.get("rule_id").asText() + " " + key, rule.get(key).asText());
          }
        }
      }
    }
    return searches;
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static Optional<String> yaml(Path file, String key) throws IOException {
    Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    return tree instanceof Map<?, ?> map && map.get(key) instanceof String text
        ? Optional.of(text)
        : Optional.empty();
  }
}
