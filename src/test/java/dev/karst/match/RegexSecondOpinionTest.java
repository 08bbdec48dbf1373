package dev.karst.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.karst.text.KarstException.LimitError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jcodings.specific.USASCIIEncoding;
import org.joni.Matcher;
import org.joni.Option;
import org.joni.Region;
import org.joni.Syntax;
import org.joni.WarnCallback;
import org.junit.jupiter.api.Test;

/**
 * Joni's engine finds the same matches and groups as Karst's, for the regular expressions of the
 * published detections in real command lines, and in random texts that resemble the patterns.
 */
class RegexSecondOpinionTest {
  private static final long STEPS = 1_000_000;
  private static final int MATCHES = 20;
  private static final int TEXTS = 400;
  private static final int RANDOM = Integer.getInteger("karst.random.cases", 1_000) / 20;
  private static final long SEED = Long.getLong("karst.random.seed", 20_240_603);
  private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*", Pattern.DOTALL);

  /** What the two write or read differently, and what Joni's own spelling of it is. */
  private static final Map<String, String> SPELLINGS =
      Map.of(
          "(?P<", "(?<", // a named group as Python and PCRE have it
          "(?P=", "\\k<", // what it refers to
          "\\h", "[ \\t]"); // Joni: a hexadecimal digit

  /** What only one of them can look for in ASCII texts. */
  private static final Map<String, String> LEFT_OUT =
      Map.of("\\x{202E}", "Joni holds no character beyond ASCII in its ASCII encoding");

  private record Found(int start, int end, List<String> groups) {}

  @Test
  void anotherEngineFindsTheSame() throws IOException {
    assumeTrue(
        Files.isDirectory(RegexCorpus.DETECTIONS), "no detections at " + RegexCorpus.DETECTIONS);
    List<String> texts = texts();
    Random random = new Random(SEED);
    int compared = 0;
    int matched = 0;
    int limited = 0;
    Map<String, String> different = new TreeMap<>();
    List<String> patterns =
        RegexCorpus.patterns().stream()
            .filter(pattern -> !pattern.startsWith("s/"))
            .filter(pattern -> LEFT_OUT.keySet().stream().noneMatch(pattern::contains))
            .toList();
    for (String pattern : patterns) {
      Regex karst = Regex.compile(pattern, STEPS);
      org.joni.Regex joni = compile(pattern);
      List<String> all = new ArrayList<>(texts);
      for (int i = 0; i < RANDOM; i++) {
        all.add(like(pattern, texts, random));
      }
      for (String text : all) {
        List<Found> found;
        try {
          found = karst(karst, text);
        } catch (LimitError e) {
          limited++;
          continue;
        }
        List<Found> other = joni(joni, text);
        compared++;
        matched += found.isEmpty() ? 0 : 1;
        if (!found.equals(other)) {
          different.putIfAbsent(pattern, text + "\n  karst " + found + "\n  joni  " + other);
        }
      }
    }
    System.out.printf(
        "second opinion: %d regular expressions, %d texts compared, %d of them matched, %d hit the"
            + " limit, -Dkarst.random.seed=%d%n",
        patterns.size(), compared, matched, limited, SEED);
    assertThat(different).isEmpty();
    assertThat(matched).isGreaterThan(compared / 50);
  }

  private static org.joni.Regex compile(String pattern) {
    String own = pattern;
    for (Map.Entry<String, String> spelling : SPELLINGS.entrySet()) {
      own = own.replace(spelling.getKey(), spelling.getValue());
    }
    byte[] bytes = own.getBytes(StandardCharsets.US_ASCII);
    return new org.joni.Regex(
        bytes,
        0,
        bytes.length,
        Option.CAPTURE_GROUP,
        USASCIIEncoding.INSTANCE,
        Syntax.PerlNG,
        WarnCallback.NONE);
  }

  private static List<Found> karst(Regex regex, String text) {
    List<Found> found = new ArrayList<>();
    RegexScan scan = regex.scan(text);
    while (found.size() < MATCHES && scan.next()) {
      List<String> groups = new ArrayList<>();
      for (int i = 1; i <= regex.groupCount(); i++) {
        groups.add(scan.group(i));
      }
      found.add(new Found(scan.start(), scan.end(), groups));
    }
    return found;
  }

  private static List<Found> joni(org.joni.Regex regex, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    Matcher matcher = regex.matcher(bytes);
    List<Found> found = new ArrayList<>();
    int from = 0;
    while (found.size() < MATCHES
        && from <= bytes.length
        && matcher.search(from, bytes.length, Option.NONE) >= 0) {
      Region region = matcher.getEagerRegion();
      List<String> groups = new ArrayList<>();
      for (int i = 1; i < region.getNumRegs(); i++) {
        boolean took = region.getBeg(i) >= 0;
        groups.add(took ? text.substring(region.getBeg(i), region.getEnd(i)) : null);
      }
      found.add(new Found(matcher.getBegin(), matcher.getEnd(), groups));
      from =
          matcher.getEnd() > from || matcher.getEnd() > matcher.getBegin()
              ? matcher.getEnd()
              : from + 1;
    }
    return found;
  }

  /** Real command lines, paths and registry keys, each once, in ASCII as both count it alike. */
  private static List<String> texts() throws IOException {
    Set<String> texts = new LinkedHashSet<>();
    ObjectMapper json = new ObjectMapper();
    Path folder = RegexCorpus.SHARED.resolve("data/windows_json");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i += Math.max(1, lines.size() / 150)) {
          JsonNode event = json.readTree(lines.get(i));
          for (String field : List.of("CommandLine", "Image", "TargetObject", "TargetFilename")) {
            texts.add(event.path(field).asText());
          }
        }
      }
    }
    for (String log : List.of("linpeas.log", "log4shell.log")) {
      List<String> lines =
          Files.readAllLines(RegexCorpus.SHARED.resolve("data/sysmon_linux").resolve(log));
      lines.stream().limit(20).forEach(texts::add);
    }
    return texts.stream()
        .filter(text -> ASCII.matcher(text).matches() && text.length() < 4_000)
        .limit(TEXTS)
        .toList();
  }

  /** A text with pieces of what the pattern asks for. */
  private static String like(String pattern, List<String> texts, Random random) {
    StringBuilder text = new StringBuilder();
    for (int repeat = 1 + random.nextInt(3); repeat > 0; repeat--) {
      int at = random.nextInt(4) == 0 ? random.nextInt(pattern.length()) : 0;
      while (at < pattern.length() && random.nextInt(40) > 0) {
        char c = pattern.charAt(at++);
        if (c == '\\' && at < pattern.length()) {
          text.append(
              switch (pattern.charAt(at++)) {
                case 'd' -> (char) ('0' + random.nextInt(10));
                case 'w' -> (char) ('a' + random.nextInt(26));
                case 's' -> random.nextInt(5) == 0 ? '\n' : ' ';
                case 'b' -> ' ';
                case 'S', 'D', 'W' -> '-';
                default -> pattern.charAt(at - 1);
              });
        } else if ("()[]{}|?*+^$".indexOf(c) < 0) {
          text.append(c == '.' ? (char) (32 + random.nextInt(95)) : c);
        } else if (random.nextInt(30) == 0) {
          text.append(c);
        }
      }
      String real = texts.get(random.nextInt(texts.size()));
      if (random.nextInt(3) == 0 && !real.isEmpty()) {
        text.append(real, 0, random.nextInt(real.length()));
      }
    }
    return text.toString();
  }
}
