package dev.karst.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermMatchTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "error ~ an Error: disk ~ true",
        "error ~ errors ~ false",
        "error ~ terror ~ false",
        "error ~ x_error=1 ~ true",
        "foo.exe ~ c:\\foo.exe ~ true",
        "foo.exe ~ xfoo.exe ~ false",
        "10.8.2.33 ~ src=10.8.2.33 ~ true",
        "10.8.2.3 ~ src=10.8.2.33 ~ false",
        "fail* ~ failed ~ true",
        "fail* ~ unfailed ~ false",
        "*fail* ~ unfailed ~ true",
        "*ed ~ failed login ~ true",
        "*ed ~ failing ~ false",
        "f*d ~ a.failed ~ true",
        "f*d ~ fail ed ~ false",
        "f*l*n ~ fin.xl.lon ~ true",
        "f*n ~ fnon fn ~ true",
        "\\temp\\ ~ c:\\temp\\x ~ true",
        "foo ~ q=a%20foo%20b ~ true",
        "ÄRGER ~ der ärger ~ true",
        "* ~ anything ~ true",
        "mötley ~ MÖTLEY ~ true",
      })
  void words(String word, String raw, boolean expected) {
    assertThat(TermMatch.word(word).matches(raw)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "failed password ~ Failed password for root ~ true",
        "failed password ~ failed passwords ~ false",
        "ed password ~ failed password ~ false",
        // source: assumed, the characters between the words must stand as written
        "failed password ~ failed  password ~ false",
        "fail* pass*d ~ failed password for ~ true",
      })
  void phrases(String phrase, String raw, boolean expected) {
    assertThat(TermMatch.phrase(phrase).matches(raw)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "10.8.2.33 ~ src 10.8.2.33 x ~ true",
        "10.8.2.33 ~ src=10.8.2.33 x ~ false",
        "average=0.9* ~ average=0.92 ~ true",
        "a ~ x--a,b ~ true",
        "a ~ x-a,b ~ false",
      })
  void terms(String term, String raw, boolean expected) {
    assertThat(TermMatch.term(term).matches(raw)).isEqualTo(expected);
  }

  @Test
  void caseMattersWhereAsked() {
    assertThat(TermMatch.word("Error").caseSensitive().matches("Error x")).isTrue();
    assertThat(TermMatch.word("Error").caseSensitive().matches("error x")).isFalse();
  }

  @Test
  void aHostileEventTakesLinearTime() {
    String raw = "a.".repeat(500_000) + " b.c " + "a.b ".repeat(100_000);
    assertTimeout(
        Duration.ofSeconds(10),
        () -> {
          assertThat(TermMatch.word("a*b*c").matches(raw)).isFalse();
          assertThat(TermMatch.word("a*. b*d").matches(raw)).isFalse();
        });
  }
}
