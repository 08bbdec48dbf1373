package dev.karst.match;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LikeTest {
  @Test
  void percentAndUnderscoreOverTheWholeValue() {
    assertThat(Like.of("foo%").matches("foobar")).isTrue();
    assertThat(Like.of("foo%").matches("Foobar")).isFalse();
    assertThat(Like.of("foo").matches("foobar")).isFalse();
    assertThat(Like.of("f_o").matches("fxo")).isTrue();
    assertThat(Like.of("f_o").matches("f\u00e4o")).isTrue();
    assertThat(Like.of("_").matches("\ud83d\ude00")).isTrue();
    assertThat(Like.of("%_%").matches("")).isFalse();
    assertThat(Like.of("%%").matches("")).isTrue();
    assertThat(Like.of("%ab%ab").matches("xabyabab")).isTrue();
    assertThat(Like.of("a*").matches("ab")).isFalse();
  }

  @Test
  void aBackslashIsLiteral() {
    assertThat(Like.of("HKU\\%").matches("HKU\\S-1-5")).isTrue();
    assertThat(Like.of("HKU\\%").matches("HKU%")).isFalse();
    assertThat(Like.of("%\\Scripts\\%").matches("C:\\Scripts\\a")).isTrue();
  }
}
