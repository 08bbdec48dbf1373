package dev.karst.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EpochTest {
  @Test
  void readsAndPrints() {
    assertThat(Epoch.parse("1534143600.1234567")).hasValue(1_534_143_600_123_456L);
    assertThat(Epoch.parse("-0.5")).hasValue(-500_000);
    assertThat(Epoch.parse("1e5")).isEmpty();
    assertThat(Epoch.parse("")).isEmpty();
    assertThat(Epoch.parse(".")).isEmpty();
    assertThat(Epoch.parse("9".repeat(40))).hasValue(Epoch.GREATEST);
    assertThat(Epoch.printFull(-500_000)).isEqualTo("-0.500000");
    assertThat(Epoch.print(1_500_000)).isEqualTo("1.5");
    assertThat(Epoch.print(2_000_000)).isEqualTo("2");
    assertThat(Epoch.micros(1578580558.25)).isEqualTo(1_578_580_558_250_000L);
    assertThat(Epoch.micros(1e300)).isEqualTo(Epoch.GREATEST);
  }
}
