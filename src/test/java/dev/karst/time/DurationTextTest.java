package dev.karst.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationTextTest {
  @ParameterizedTest
  @CsvSource({
    "615, 00:10:15",
    "3661, 01:01:01",
    "86410, 1+00:00:10",
    "0, 00:00:00",
    // source: assumed, fractions and signs are not documented
    "1.5, 00:00:01.500000",
    "-615, -00:10:15",
  })
  void prints(double seconds, String expected) {
    assertThat(DurationText.print(seconds)).isEqualTo(expected);
  }

  @Test
  void reads() {
    assertThat(DurationText.parse("00:10:15")).hasValue(615);
    assertThat(DurationText.parse("1+00:00:10")).hasValue(86_410);
    assertThat(DurationText.parse("00:00:10.25")).hasValue(10.25);
    assertThat(DurationText.parse("10:15")).isEmpty();
    assertThat(DurationText.parse("x")).isEmpty();
    assertThat(DurationText.parseMinutes("01:02.5")).hasValue(62.5);
    assertThat(DurationText.parseMinutes("2.5")).hasValue(2.5);
    assertThat(DurationText.parseMinutes("a:2.5")).isEmpty();
  }
}
