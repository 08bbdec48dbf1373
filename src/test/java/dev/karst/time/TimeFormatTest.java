package dev.karst.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.text.KarstException.SearchError;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeFormatTest {
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final ZoneId LA = ZoneId.of("America/Los_Angeles");

  /** 2025-04-29T23:45:22.123456 in Los Angeles. */
  private static final long MICROS = 1_745_995_522_123_456L;

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "%y-%m-%d ~ 25-04-29",
        "%B %d, %Y ~ April 29, 2025",
        "%a %b %d, %Y ~ Tue Apr 29, 2025",
        "%Y-%m-%dT %H:%M:%S.%Z ~ 2025-04-29T 23:45:22.PDT",
        "%Y-%m-%dT %H:%M:%S %Z%:z ~ 2025-04-29T 23:45:22 PDT-07:00",
        "%Y-%m-%dT%H:%M:%S.%QZ ~ 2025-04-29T23:45:22.123Z",
        "%Y-%m-%dT%T ~ 2025-04-29T23:45:22",
        "%m-%d-%Y %I:%M:%S %p ~ 04-29-2025 11:45:22 PM",
        "%d/%b/%Y:%H:%M:%S.%f %z ~ 29/Apr/2025:23:45:22.123456 -0700",
        "%N %3N %6N %9N %Q %6Q %1N ~ 123456000 123 123456 123456000 123 123456 1",
        "%s ~ 1745995522",
        "%j %A %e %% %H %k %I ~ 119 Tuesday 29 % 23 23 11",
        "%::z %:::z %Ez ~ -07:00:00 -07 -420",
        "%F %X %x ~ 2025-04-29 23:45:22 04/29/2025",
        "%c ~ Tue Apr 29 23:45:22 2025",
        "%+ ~ Tue Apr 29 23:45:22 PDT 2025",
        "%U %V %w %C %G %g %y ~ 17 18 2 20 2025 25 25",
      })
  void prints(String format, String expected) {
    assertThat(TimeFormat.of(format).format(MICROS, LA)).isEqualTo(expected);
  }

  @Test
  void printsBlankPaddingAndEdges() {
    assertThat(TimeFormat.of("%e|%k|%I%p").format(5 * Epoch.SECOND, UTC)).isEqualTo(" 1| 0|12AM");
    assertThat(TimeFormat.of("%F %T.%3N").format(-1, UTC)).isEqualTo("1969-12-31 23:59:59.999");
    assertThat(TimeFormat.of("%V").format(1_660_485_615L * Epoch.SECOND, UTC)).isEqualTo("32");
    assertThat(TimeFormat.of("%z|%:z|%:::z").format(0, ZoneId.of("Asia/Kolkata")))
        .isEqualTo("+0530|+05:30|+05:30");
    assertThat(TimeFormat.of("%Z").format(0, UTC)).isEqualTo("UTC");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      nullValues = "none",
      value = {
        "2022-12-15 09:45:22 ~ %Y-%m-%d %H:%M:%S ~ 1671126322.000000",
        "1534143600 ~ %s ~ 1534143600.000000",
        "1521467703049 ~ %s%3N ~ 1521467703.049000",
        "Mon Aug 13 00:00:00 2018 ~ %a %B %d %H:%M:%S %Y ~ 1534143600.000000",
        "not a date ~ %Y-%m-%d ~ none",
        "2022-7-3 1:2:3 ~ %Y-%m-%d %H:%M:%S ~ 1656835323.000000",
        "20220703010203 ~ %Y%m%d%H%M%S ~ 1656835323.000000",
        "2022-07-03T01:02:03Z ~ %Y-%m-%dT%H:%M:%S%z ~ 1656810123.000000",
        "2022-07-03T01:02:03+02:00 ~ %Y-%m-%dT%H:%M:%S%z ~ 1656802923.000000",
        "2022-07-03T01:02:03 -0730 ~ %Y-%m-%dT%H:%M:%S %z ~ 1656837123.000000",
        "2022-07-03 01:02:03 EST ~ %F %T %Z ~ 1656828123.000000",
        "2022-07-03 01:02:03 Europe/Berlin ~ %F %T %Z ~ 1656802923.000000",
        "2022-07-03 01:02:03 NOPE ~ %F %T %Z ~ none",
        "12/31/99 11:59 pm ~ %m/%d/%y %I:%M %p ~ 946713540.000000",
        "12/31/99 12:00 AM ~ %m/%d/%y %I:%M %p ~ 946627200.000000",
        "2022-02-30 ~ %Y-%m-%d ~ none",
        "2022-13-01 ~ %Y-%m-%d ~ none",
        "2024-060 ~ %Y-%j ~ 1709193600.000000",
        "2022-01-01 24:00:00 ~ %F %T ~ none",
        "10:30 ~ %H:%M ~ none",
        "2022-07 ~ %Y-%m ~ none",
        "2022-07-03    01:02:03 ~ %F %T ~ 1656835323.000000",
        "29/Apr/2025:23:45:22.123456 -0700 ~ %d/%b/%Y:%H:%M:%S.%f %z ~ 1745995522.123456",
        "2022-07-03 01:02:03.5 and more ~ %F %T.%Q ~ 1656835323.500000",
      })
  void reads(String text, String format, String expected) {
    var parsed = TimeFormat.of(format).parse(text, LA);
    assertThat(parsed.isPresent() ? Epoch.printFull(parsed.getAsLong()) : null).isEqualTo(expected);
  }

  @Test
  void readsFractions() {
    assertThat(TimeFormat.of("%Y-%m-%dT%H:%M:%S.%N").parse("2022-07-23T17:19:01.89", UTC))
        .hasValue(1_658_596_741_890_000L);
  }

  /** source: assumed, a missing year is the present one. */
  @Test
  void theMissingYearIsThePresentOne() {
    assertThat(TimeFormat.of("%b %d %H:%M:%S").parse("Aug  5 01:02:03", UTC, MICROS))
        .hasValue(1_754_355_723_000_000L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%q", "%", "%3H", "%Eq", "%::::z"})
  void refusesUnknownVariables(String format) {
    assertThatThrownBy(() -> TimeFormat.of(format))
        .isInstanceOf(SearchError.class)
        .hasMessageStartingWith("unknown time variable '" + format);
  }

  @Test
  void whatIsPrintedReadsBack() {
    long seed = 7;
    Random random = new Random(seed);
    TimeFormat format = TimeFormat.of("%Y-%m-%d %H:%M:%S.%6N %z");
    TimeFormat other = TimeFormat.of("%a %e %B %Y %I:%M:%S %p %f %:::z");
    for (int i = 0; i < 10_000; i++) {
      long micros = (long) (random.nextDouble() * 8e15) - 2_000_000_000_000_000L;
      for (ZoneId zone : new ZoneId[] {UTC, LA, ZoneId.of("Asia/Kolkata")}) {
        assertThat(format.parse(format.format(micros, zone), UTC))
            .as("seed %d", seed)
            .hasValue(whole(micros, zone));
        assertThat(other.parse(other.format(micros, zone), UTC))
            .as("seed %d", seed)
            .hasValue(micros);
      }
    }
  }

  /** Offsets before 1900 or so have seconds, which %z does not print. */
  private static long whole(long micros, ZoneId zone) {
    return micros + new Moment(micros, zone).offset % 60 * Epoch.SECOND;
  }
}
