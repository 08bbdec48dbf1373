package dev.karst.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.karst.text.KarstException.SearchError;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every regular expression in the published detections compiles. */
class RegexCorpusTest {
  @Test
  void theDetectionsRegularExpressionsCompile() throws IOException {
    assumeTrue(
        Files.isDirectory(RegexCorpus.DETECTIONS), "no detections at " + RegexCorpus.DETECTIONS);
    Set<String> patterns = RegexCorpus.patterns();
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
}
