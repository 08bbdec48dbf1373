package dev.karst.match;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The regular expressions in the published detections. */
final class RegexCorpus {
  static final Path SHARED = Path.of(System.getProperty("shared.dir", "../shared"));
  static final Path DETECTIONS = SHARED.resolve("content/escu/detections");

  private static final Pattern QUOTED =
      Pattern.compile(
          "(?s)\\b(?:rex|regex)\\s+(?:[\\w.]+\\s*!?=\\s*(?:\"[\\w.]*\"\\s|'[^']*'\\s|[^\"\\s]+\\s)?\\s*)*"
              + "\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\""
              + "|\\b(?:match|replace|mvfind)\\(\\s*[^,\"()]*,\\s*\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"");

  private RegexCorpus() {}

  /** The patterns and sed scripts of rex, regex, match, replace and mvfind, each once. */
  static Set<String> patterns() throws IOException {
    Set<String> patterns = new LinkedHashSet<>();
    try (Stream<Path> files = Files.walk(DETECTIONS)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yml")).sorted().toList()) {
        collect(search(Files.readString(file)), patterns);
      }
    }
    return patterns;
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
