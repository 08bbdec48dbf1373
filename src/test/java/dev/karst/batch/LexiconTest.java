package dev.karst.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LexiconTest {
  private static Lexicon sorted(String... texts) {
    Lexicon lexicon = Lexicon.of(texts);
    return new Lexicon(lexicon.bytes(), lexicon.starts(), true, false);
  }

  @Test
  void ranksPutNumbersBeforeTexts() {
    assertThat(sorted("", "-3", "1", "1.0", "10", "9", "a", "nan").ranks())
        .containsExactly(6, 0, 1, 2, 4, 3, 7, 5);
    assertThat(sorted("a", "b", "{1}").ranks()).isNull();
    assertThat(sorted("1", "2", "x").ranks()).isNull();
  }

  @Test
  void ofAFileReadsSingleTextsFirstAndAllWhenTheyBecomeMany() {
    int size = 640;
    String[] texts = new String[size];
    Arrays.setAll(texts, i -> String.format("t%04d", i));
    Lexicon all = Lexicon.of(texts);
    int[] reads = new int[2];
    Lexicon lazy =
        Lexicon.sorted(
            size,
            true,
            new Lexicon.Source() {
              @Override
              public Lexicon.Texts all() {
                reads[0]++;
                return new Lexicon.Texts(all.bytes(), all.starts());
              }

              @Override
              public byte[] one(int code) {
                reads[1]++;
                return texts[code].getBytes(StandardCharsets.UTF_8);
              }

              @Override
              public int mostAlone() {
                return 10;
              }
            });
    for (int code = 0; code < size; code++) {
      assertThat(lazy.text(code)).isEqualTo(texts[code]);
    }
    assertThat(reads).containsExactly(1, 10);
    assertThat(lazy.code("t0639")).isEqualTo(639);
  }

  @Test
  void answersAreRememberedByTheirQuestion() {
    Lexicon lexicon = sorted("a");
    assertThat(lexicon.answer("q")).isNull();
    assertThat(lexicon.answer("q", () -> 1)).isEqualTo(1);
    assertThat(lexicon.answer("q", () -> 2)).isEqualTo(1);
    for (int i = 0; i < 20; i++) {
      int answer = i;
      lexicon.answer(i, () -> answer);
    }
    assertThat(lexicon.answer("q")).isNull();
  }
}
