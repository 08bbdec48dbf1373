package dev.karst.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Forms that Splunk recognises by itself; source: documented, "How timestamp assignment works". */
class TimeRecognizerTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private static String found(String text) {
    return found(text, "UTC");
  }

  private static String found(String text, String zone) {
    long now = NOW.getEpochSecond() * 1_000_000;
    long before = Instant.parse("2025-12-31T08:00:00Z").getEpochSecond() * 1_000_000;
    return new TimeRecognizer(ZoneId.of(zone), now)
        .find(text, before)
        .map(time -> Instant.EPOCH.plusNanos(time.micros() * 1000).toString())
        .orElse("none");
  }

  @Test
  void datesWithTimes() {
    String[][] cases = {
      {"2024-05-01 10:20:30", "2024-05-01T10:20:30Z"},
      {"x 2024-05-01T10:20:30.123456Z y", "2024-05-01T10:20:30.123456Z"},
      {"2024-05-01T10:20:30,5+02:00", "2024-05-01T08:20:30.500Z"},
      {"2024/05/01 10:20", "2024-05-01T10:20:00Z"},
      {"20240501T102030Z", "2024-05-01T10:20:30Z"},
      {"20240501102030", "2024-05-01T10:20:30Z"},
      {"05/01/2024 10:20:30 PM", "2024-05-01T22:20:30Z"},
      {"05/21/24 10:20:30", "2024-05-21T10:20:30Z"},
      {"21/05/2024 10:20:30", "2024-05-21T10:20:30Z"},
      {"05-21-2024 10:20:30.123 -0700", "2024-05-21T17:20:30.123Z"},
      {"1.2.3.4 - - [01/May/2024:10:20:30 +0200] \"GET", "2024-05-01T08:20:30Z"},
      {"Wed, 01 May 2024 10:20:30 EST", "2024-05-01T15:20:30Z"},
      {"Wed May  1 10:20:30 2024", "2024-05-01T10:20:30Z"},
      {"May 1, 2024 10:20:30", "2024-05-01T10:20:30Z"},
      {"<34>Feb 27 10:20:30 host app", "2026-02-27T10:20:30Z"},
      {"Dec 31 10:20:30 host app", "2025-12-31T10:20:30Z"},
      {"2024-05-01", "2024-05-01T00:00:00Z"},
    };
    for (String[] one : cases) {
      assertThat(found(one[0])).as(one[0]).isEqualTo(one[1]);
    }
  }

  @Test
  void otherTimes() {
    assertThat(found("1714558830.25 x")).isEqualTo("2024-05-01T10:20:30.250Z");
    assertThat(found("{\"t\":1714558830123}")).isEqualTo("2024-05-01T10:20:30.123Z");
    assertThat(found("at 10:20:30.5 it")).isEqualTo("2025-12-31T10:20:30.500Z");
    assertThat(found("10.0.0.1 9999999999 nothing 77:88")).isEqualTo("none");
    assertThat(found("2024-13-45 10:20:30 then 2024-05-02 01:02:03"))
        .isEqualTo("2024-05-02T01:02:03Z");
    assertThat(found("2024-05-01 10:20:30", "Europe/Berlin")).isEqualTo("2024-05-01T08:20:30Z");
  }

  @Test
  void theFirstDateCounts() {
    assertThat(found("May 2 2024 01:00:00 and 2024-05-01 10:20:30"))
        .isEqualTo("2024-05-02T01:00:00Z");
    assertThat(found("1714558830 is 2024-05-02 01:00:00")).isEqualTo("2024-05-02T01:00:00Z");
  }
}
