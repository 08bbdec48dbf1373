package dev.karst.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** source: crontab(5), which saved searches' cron_schedule follows. */
class CronTest {
  private static final ZoneId UTC = ZoneId.of("UTC");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* * * * *          | 2026-02-17T08:00:30Z | 2026-02-17T08:01:00Z",
        "0 * * * *          | 2026-02-17T08:00:00Z | 2026-02-17T08:00:00Z",
        "0 * * * *          | 2026-02-17T08:00:01Z | 2026-02-17T09:00:00Z",
        "*/15 * * * *       | 2026-02-17T08:46:00Z | 2026-02-17T09:00:00Z",
        "5-59/20 * * * *    | 2026-02-17T08:26:00Z | 2026-02-17T08:45:00Z",
        "10/25 * * * *      | 2026-02-17T08:11:00Z | 2026-02-17T08:35:00Z",
        "0 2,14 * * *       | 2026-02-17T03:00:00Z | 2026-02-17T14:00:00Z",
        "0 0 1 * *          | 2026-02-17T00:00:00Z | 2026-03-01T00:00:00Z",
        "0 0 * * mon        | 2026-02-17T00:00:00Z | 2026-02-23T00:00:00Z",
        "0 0 * * 7          | 2026-02-17T00:00:00Z | 2026-02-22T00:00:00Z",
        "0 0 20 * 4         | 2026-02-17T00:00:00Z | 2026-02-19T00:00:00Z",
        "0 0 29 feb *       | 2026-02-17T00:00:00Z | 2028-02-29T00:00:00Z"
      })
  void comesNext(String cron, String from, String next) {
    assertThat(Cron.parse(cron).orElseThrow().next(Instant.parse(from), UTC))
        .contains(Instant.parse(next));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "* * * *",
        "* * * * * *",
        "60 * * * *",
        "* 24 * * *",
        "* * 0 * *",
        "* * * 13 *",
        "* * * * 8",
        "5-1 * * * *",
        "*/0 * * * *",
        "a * * * *",
        "1,,2 * * * *",
        "-1 * * * *",
        "0 0 31 feb *",
        "99999999999 * * * *"
      })
  void isNoSchedule(String text) {
    assertThat(Cron.parse(text)).isEmpty();
  }

  @Test
  void aTimeThatTheClockSkipsDoesNotCome() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    Cron cron = Cron.parse("30 2 * * *").orElseThrow();

    assertThat(cron.next(Instant.parse("2026-03-28T12:00:00Z"), berlin))
        .contains(Instant.parse("2026-03-30T00:30:00Z"));
  }

  @Test
  void aTimeThatTheClockRepeatsComesOnce() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    Cron cron = Cron.parse("30 2 * * *").orElseThrow();
    Instant first = cron.next(Instant.parse("2026-10-24T12:00:00Z"), berlin).orElseThrow();

    assertThat(first).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    assertThat(cron.next(first.plusSeconds(60), berlin))
        .contains(Instant.parse("2026-10-26T01:30:00Z"));
  }
}
