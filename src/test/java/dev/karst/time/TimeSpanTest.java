package dev.karst.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSpanTest {
  private static final ZoneId LA = ZoneId.of("America/Los_Angeles");

  @ParameterizedTest
  @CsvSource({
    "5m, UTC, 1578580500, 1578580800",
    "1h, UTC, 1578578400, 1578582000",
    "500ms, UTC, 1578580558, 1578580558.5",
    "1d, America/Los_Angeles, 1578556800, 1578643200",
    "1mon, America/Los_Angeles, 1577865600, 1580544000",
    "1q, UTC, 1577836800, 1585699200",
    "year, UTC, 1577836800, 1609459200",
    // source: assumed, weeks are counted from epoch 0, a Thursday
    "1w, UTC, 1578528000, 1579132800",
  })
  void bucketsStartAligned(String span, String zone, String start, String next) {
    TimeSpan parsed = TimeSpan.parse(span).orElseThrow();
    long bucket = parsed.bucket(1_578_580_558_200_000L, ZoneId.of(zone));
    assertThat(Epoch.print(bucket)).isEqualTo(start);
    assertThat(Epoch.print(parsed.next(bucket, ZoneId.of(zone)))).isEqualTo(next);
  }

  @Test
  void aDayOfTwentyThreeHours() {
    long noon = LocalDateTime.of(2025, 3, 9, 19, 0).toEpochSecond(ZoneOffset.UTC) * Epoch.SECOND;
    TimeSpan day = new TimeSpan(1, TimeUnit.DAY);
    long start = day.bucket(noon, LA);
    assertThat(day.next(start, LA) - start).isEqualTo(23 * 3600 * Epoch.SECOND);
  }

  @ParameterizedTest
  @CsvSource({
    "15m, 10s",
    "60m, 1m",
    "4h, 5m",
    "24h, 30m",
    "7d, 1d",
    "30d, 1d",
    "1y, 1mon",
    "1s, 1s"
  })
  void theAutomaticSpans(String range, String expected) {
    long length = (long) TimeSpan.parse(range).orElseThrow().nominalMicros();
    assertThat(TimeSpan.automatic(0, length, 100)).hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0d", "1", "1x", "-1d", "1d@d", "12345678901234d"})
  void refusesOtherTexts(String text) {
    assertThat(TimeSpan.parse(text)).isEmpty();
  }
}
