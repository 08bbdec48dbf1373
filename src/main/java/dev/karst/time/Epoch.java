package dev.karst.time;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;

/**
 * Times as microseconds since 1970 in UTC, and how they read and print as SPL's epoch seconds.
 * Beyond the range of a long they stay at its ends, {@link #LEAST} and {@link #GREATEST}, which
 * stand for the infinite past and future.
 */
public final class Epoch {
  public static final long LEAST = Long.MIN_VALUE;
  public static final long GREATEST = Long.MAX_VALUE;
  public static final long SECOND = 1_000_000L;

  private Epoch() {}

  /** Microseconds of a number of seconds; fractions beyond a microsecond are rounded. */
  public static long micros(double seconds) {
    long whole = (long) Math.floor(seconds);
    if (whole >= GREATEST / SECOND) {
      return GREATEST;
    }
    if (whole <= LEAST / SECOND) {
      return LEAST;
    }
    return whole * SECOND + Math.round((seconds - whole) * SECOND);
  }

  public static double seconds(long micros) {
    return micros / 1e6;
  }

  /**
   * Reads epoch seconds: digits with an optional sign and fraction (cut to microseconds), or an
   * infinity ({@code +Infinity} is what addinfo prints for all time).
   *
   * @return empty where the text is no such number
   */
  public static OptionalLong parse(String text) {
    int length = text.length();
    boolean negative = length > 0 && text.charAt(0) == '-';
    int i = length > 0 && (negative || text.charAt(0) == '+') ? 1 : 0;
    String word = text.substring(i);
    if (word.equalsIgnoreCase("infinity") || word.equalsIgnoreCase("inf")) {
      return OptionalLong.of(negative ? LEAST : GREATEST);
    }
    if (length > 60) {
      return OptionalLong.empty();
    }
    int digits = 0;
    int points = 0;
    for (int k = i; k < length; k++) {
      char c = text.charAt(k);
      if (c == '.') {
        points++;
      } else if (c >= '0' && c <= '9') {
        digits++;
      } else {
        return OptionalLong.empty();
      }
    }
    if (digits == 0 || points > 1) {
      return OptionalLong.empty();
    }
    BigDecimal micros = new BigDecimal(text).movePointRight(6).setScale(0, RoundingMode.FLOOR);
    if (micros.unscaledValue().bitLength() > 63) {
      return OptionalLong.of(negative ? LEAST : GREATEST);
    }
    return OptionalLong.of(micros.longValueExact());
  }

  /** Seconds with exactly six decimals, as strptime, relative_time and earliest_time print. */
  public static String printFull(long micros) {
    StringBuilder out = new StringBuilder(20);
    append(micros, out);
    return out.toString();
  }

  /** Seconds with the decimals that are needed, none for whole seconds: {@code _time} as shown. */
  public static String print(long micros) {
    if (micros % SECOND == 0) {
      return Long.toString(micros / SECOND);
    }
    StringBuilder out = new StringBuilder(20);
    append(micros, out);
    int length = out.length();
    while (out.charAt(length - 1) == '0') {
      length--;
    }
    out.setLength(length);
    return out.toString();
  }

  private static void append(long micros, StringBuilder out) {
    if (micros < 0) {
      out.append('-');
    }
    out.append(Math.abs(micros / SECOND)).append('.');
    String fraction = Long.toString(Math.abs(micros % SECOND));
    out.append("000000", 0, 6 - fraction.length()).append(fraction);
  }
}
