package dev.karst.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnyOfTest {
  @Test
  void ofNoneNeverHolds() {
    assertThat(AnyOf.of(List.of()).test("")).isFalse();
  }

  @Test
  void mixesAllKinds() {
    TextPredicate any =
        AnyOf.of(
            List.of(
                Wildcard.of("Exact", false),
                Wildcard.of("Case", true),
                Wildcard.of("*\\temp\\*", false),
                Wildcard.of("ps*.exe", false),
                Wildcard.of("*K*", true),
                Wildcard.of("*\u00e4b*", false),
                Cidr.parse("10.0.0.0/8").orElseThrow()));
    for (String yes :
        List.of("EXACT", "Case", "c:\\TEMP\\x", "PS12.exe", "aKa", "x\u00c4By", "10.2.3.4")) {
      assertThat(any.test(yes)).as(yes).isTrue();
    }
    for (String no :
        List.of("exact ", "case", "temp", "xps.exe", "aka", "\u00e4", "11.2.3.4", "")) {
      assertThat(any.test(no)).as(no).isFalse();
    }
  }

  @Test
  void agreesWithEachPatternAlone() {
    long seed = 4711;
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      List<Wildcard> patterns = new ArrayList<>();
      for (int i = random.nextInt(40) + 2; i > 0; i--) {
        patterns.add(Wildcard.of(word(random, "abAB*\u00e4", 7), random.nextInt(4) == 0));
      }
      patterns.removeIf(Wildcard::matchesAll);
      TextPredicate any = AnyOf.of(patterns);
      for (int i = 0; i < 100; i++) {
        String text = word(random, "abAB\u00c4", 9);
        byte[] bytes = ("a" + text + "b").getBytes(StandardCharsets.UTF_8);
        boolean expected = patterns.stream().anyMatch(p -> p.matches(text));
        assertThat(any.test(bytes, 1, bytes.length - 1))
            .as("seed %d: %s in %s", seed, text, patterns)
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void neighboursSearchedTogetherMatchAsTheyDoAlone() {
    Random random = new Random(4712);
    for (int round = 0; round < 300; round++) {
      List<Wildcard> patterns = new ArrayList<>();
      for (int i = random.nextInt(80) + 4; i > 0; i--) {
        String pattern = word(random, "abAB*\u00e4", 7) + (i % 2 == 0 ? "*b" : "*");
        patterns.add(Wildcard.of(pattern, random.nextInt(4) == 0));
      }
      patterns.removeIf(Wildcard::matchesAll);
      TextPredicate any = AnyOf.of(patterns);
      // Sorted, so that neighbours begin alike.
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < 150; i++) {
        texts.add(word(random, i % 9 == 0 ? "abAB\u00c4" : "abAB", 14));
      }
      texts.sort(null);
      int[] starts = new int[texts.size() + 1];
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (int i = 0; i < texts.size(); i++) {
        bytes.writeBytes(texts.get(i).getBytes(StandardCharsets.UTF_8));
        starts[i + 1] = bytes.size();
      }
      long[] matches = new long[4];
      any.testAll(bytes.toByteArray(), starts, matches);
      for (int i = 0; i < texts.size(); i++) {
        assertThat((matches[i >>> 6] & 1L << i) != 0)
            .as("round %d: %s in %s", round, texts.get(i), patterns)
            .isEqualTo(any.test(texts.get(i)));
      }
    }
  }

  @Test
  void equalQuestionsAreEqual() {
    List<Wildcard> patterns = List.of(Wildcard.of("*a*", false), Wildcard.of("b", true));
    assertThat(AnyOf.of(patterns)).isEqualTo(AnyOf.of(List.copyOf(patterns)));
    assertThat(AnyOf.of(patterns).hashCode()).isEqualTo(AnyOf.of(patterns).hashCode());
    assertThat(AnyOf.of(patterns)).isNotEqualTo(AnyOf.of(patterns.subList(0, 1)));
  }

  @Test
  void manyPatternsKeepTheTablesSmall() {
    List<Wildcard> patterns = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      patterns.add(Wildcard.of("*needle number " + i * 7919 + " of many*end", false));
    }
    TextPredicate any = AnyOf.of(patterns);
    assertThat(any.test("a NEEDLE number 79190 of many at the end")).isTrue();
    assertThat(any.test("a needle number 79191 of many at the end")).isFalse();
  }

  private static String word(Random random, String letters, int most) {
    StringBuilder out = new StringBuilder();
    for (int n = random.nextInt(most + 1); n > 0; n--) {
      out.append(letters.charAt(random.nextInt(letters.length())));
    }
    return out.toString();
  }
}
