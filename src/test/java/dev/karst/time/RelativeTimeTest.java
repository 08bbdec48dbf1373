package dev.karst.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelativeTimeTest {
  private static final ZoneId UTC = ZoneId.of("UTC");

  @ParameterizedTest
  @CsvSource({
    "-1d@d, 1578441600",
    "-2h@h, 1578571200",
    "@w0, 1578182400",
    "@w, 1578182400",
    "@w7, 1578182400",
    "@w1, 1578268800",
    "@w6, 1578096000",
    "@mon, 1577836800",
    "-1mon@mon, 1575158400",
    "@q, 1577836800",
    "@y, 1577836800",
    "-h, 1578576958",
    "+1d, 1578666958",
    "-30s, 1578580528",
    "-1w, 1577975758",
    "@d-2h, 1578520800",
    "-1mon@mon+7d@d, 1575763200",
    "-15minutes@min, 1578579600",
    "-1qtr@qtr, 1569888000",
    "-2yrs, 1515508558",
    "now, 1578580558",
    "now(), 1578580558",
    "0, 0",
    "0.000, 0",
    "1578580558.25, 1578580558.25",
    "01/02/2020:03:04:05, 1577934245",
    "2020-01-02T03:04:05Z, 1577934245",
    "2020-01-02T03:04:05.5+01:00, 1577930645.5",
    "2020-01-02 03:04:05, 1577934245",
    "2020-01-02, 1577923200",
  })
  void appliesToThePresent(String text, String expected) {
    long applied = RelativeTime.parse(text).orElseThrow().apply(1_578_580_558_000_000L, UTC);
    assertThat(Epoch.print(applied)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    // clocks went forward at 2025-03-09T02:00 and back at 2025-11-02T02:00
    "2025-03-09T12:00:00-07:00, -1d, 2025-03-08T12:00:00-08:00",
    "2025-03-09T12:00:00-07:00, -24h, 2025-03-08T11:00:00-08:00",
    "2025-03-09T12:00:00-07:00, @d, 2025-03-09T00:00:00-08:00",
    "2025-03-10T02:30:00-07:00, -1d, 2025-03-09T03:30:00-07:00",
    "2025-11-02T01:30:00-08:00, @h, 2025-11-02T01:00:00-08:00",
    "2025-11-02T01:30:00-07:00, @h, 2025-11-02T01:00:00-07:00",
    "2025-03-31T12:00:00-07:00, -1mon, 2025-02-28T12:00:00-08:00",
    "2025-11-03T00:00:00-08:00, -1d@d, 2025-11-02T00:00:00-07:00",
  })
  void followsTheClockChanges(String now, String text, String expected) {
    ZoneId zone = ZoneId.of("America/Los_Angeles");
    long applied = RelativeTime.parse(text).orElseThrow().apply(time(now), zone);
    assertThat(applied / Epoch.SECOND).isEqualTo(time(expected).getEpochSecond());
  }

  private static Instant time(String text) {
    return java.time.OffsetDateTime.parse(text).toInstant();
  }

  @ParameterizedTest
  @CsvSource({"+Infinity, 9223372036854775807", "-999999999999y, -9223372036854775808"})
  void theEndsOfTime(String text, long expected) {
    assertThat(RelativeTime.parse(text).orElseThrow().apply(0, UTC)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-1",
        "yesterday",
        "1d",
        "-1x",
        "@2d",
        "@",
        "-1d@",
        "@w8",
        "-d5",
        "13/45/2020:00:00:00"
      })
  void refusesOtherTexts(String text) {
    assertThat(RelativeTime.parse(text).filter(RelativeTime::isRelative)).isEmpty();
  }
}
