package dev.karst.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WildcardTest {
  @Test
  void starIsAnyRunAndEverythingElseIsItself() {
    assertThat(matches("*\\temp\\*", "C:\\Temp\\a.exe")).isTrue();
    assertThat(matches("a*c", "ac")).isTrue();
    assertThat(matches("a*c", "abcd")).isFalse();
    assertThat(matches("a?c", "abc")).isFalse();
    assertThat(matches("a?c", "A?C")).isTrue();
    assertThat(matches("a**b", "ab")).isTrue();
    assertThat(matches("aba*aba", "aba")).isFalse();
    assertThat(matches("*", "")).isTrue();
    assertThat(matches("", "")).isTrue();
    assertThat(matches("", "x")).isFalse();
    assertThat(matches("10.9.165.*", "10.9.165.77")).isTrue();
    assertThat(matches("10.9.165.*", "10.9.16.5")).isFalse();
  }

  @Test
  void caseFoldsBeyondAscii() {
    assertThat(matches("*\u00c4PFEL*", "rote \u00e4pfel!")).isTrue();
    assertThat(matches("*k*", "\u212a")).isTrue();
    assertThat(matches("*ka", "\u212aA")).isTrue();
    assertThat(Wildcard.of("*k*", true).matches("K")).isFalse();
    assertThat(Wildcard.of("\u00c4*", true).matches("\u00c4x")).isTrue();
  }

  @Test
  void saysWhatItNeeds() {
    assertThat(Wildcard.of("*Ab*cde*", false).needles()).containsExactly("cde", "ab");
    assertThat(Wildcard.of("abc", false).isLiteral()).isTrue();
    assertThat(Wildcard.of("**", false).matchesAll()).isTrue();
  }

  @Test
  void capturesWhatStarsMatched() {
    assertThat(Wildcard.of("Processes.*", true).captures("Processes.a.b")).containsExactly("a.b");
    // source: assumed, each star but the last takes as little as it can
    assertThat(Wildcard.of("*.*", true).captures("a.b.c")).containsExactly("a", "b.c");
    assertThat(Wildcard.of("x*", true).captures("yx")).isNull();
    assertThat(Wildcard.of("x", true).captures("x")).isEmpty();
    assertThat(Wildcard.of("AB*", false).captures("abCd")).containsExactly("Cd");
    assertThat(Wildcard.fill("price-a*Newprice-b", List.of("X"))).isEqualTo("price-aXNewprice-b");
  }

  @Test
  void agreesWithTheObviousRegularExpression() {
    long seed = 20240811;
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      String pattern = word(random, "aAb*", 6);
      String text = word(random, "aAbB", 8);
      String regex = "(?s)" + String.join(".*", java.util.Arrays.asList(pattern.split("\\*", -1)));
      for (boolean sensitive : new boolean[] {true, false}) {
        boolean expected = text.matches((sensitive ? "" : "(?i)") + regex);
        byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
        Wildcard wildcard = Wildcard.of(pattern, sensitive);
        assertThat(wildcard.matches(bytes, 1, bytes.length - 1))
            .as("seed %d, %s ~ %s, %s", seed, pattern, text, sensitive)
            .isEqualTo(expected);
        assertThat(wildcard.captures(text) != null).isEqualTo(expected);
      }
    }
  }

  private static String word(Random random, String letters, int most) {
    StringBuilder out = new StringBuilder();
    for (int n = random.nextInt(most + 1); n > 0; n--) {
      out.append(letters.charAt(random.nextInt(letters.length())));
    }
    return out.toString();
  }

  private static boolean matches(String pattern, String text) {
    return Wildcard.of(pattern, false).matches(text);
  }
}
