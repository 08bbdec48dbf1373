package dev.karst.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.karst.text.KarstException.SearchError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every regular expression in the published detections compiles. */
class RegexCorpusTest {
  private static final Pattern QUOTED =
      Pattern.compile(
          "(?s)\\b(?:rex|regex)\\s+(?:[\\w.]+\\s*!?=\\s*(?:\"[\\w.]*\"\\s|'[^']*'\\s|[^\"\\s]+\\s)?\\s*)*"
              + "\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\""
              + "|\\b(?:match|replace|mvfind)\\(\\s*[^,\"()]*,\\s*\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"");

  @Test
  void theDetectionsRegularExpressionsCompile() throws IOException {
    Path detections =
        Path.of(System.getProperty("shared.dir", "../shared")).resolve("content/escu/detections");
    assumeTrue(Files.isDirectory(detections), "no detections at " + detections);
    Set<String> patterns = new LinkedHashSet<>();
    try (Stream<Path> files = Files.walk(detections)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yml")).sorted().toList()) {
        collect(search(Files.readString(file)), patterns);
      }
    }
    List<String> errors = new ArrayList<>();
    for (String pattern : patterns) {
      try {
        compile(pattern);
      } catch (SearchError e) {
        errors.add(e.getMessage());
      }
    }
    System.out.println("regular expressions compiled: " + patterns.size());
    assertThat(errors).isEmpty();
    assertThat(patterns).hasSizeGreaterThan(150);
  }

  private static void compile(String pattern) {
    if (pattern.startsWith("s/")) {
      Sed.compile(pattern, 1_000_000);
    } else {
      Regex.compile(pattern, 1_000_000);
    }
  }

  /** The search: block of a detection, lines joined as YAML folds them. */
  private static String search(String yaml) {
    Matcher block = Pattern.compile("(?ms)^search: (.*?)^\\w+:").matcher(yaml);
    return block.find() ? block.group(1).replaceAll("\n\\s+", " ").replace("''", "'") : "";
  }

  private static void collect(String search, Set<String> patterns) {
    for (Matcher m = QUOTED.matcher(search); m.find(); ) {
      String quoted = m.group(1) != null ? m.group(1) : m.group(2);
      patterns.add(quoted.replaceAll("\\\\([\\\\\"|])", "$1"));
    }
  }
}
