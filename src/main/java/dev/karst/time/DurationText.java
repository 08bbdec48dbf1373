package dev.karst.time;

import java.util.OptionalDouble;

/** Lengths of time as text: {@code HH:MM:SS}, with days {@code D+HH:MM:SS}. */
public final class DurationText {
  private DurationText() {}

  /**
   * Seconds as {@code tostring(x, "duration")} prints them. A fraction prints with six decimals; a
   * negative length has a sign in front.
   */
  public static String print(double seconds) {
    long micros = Epoch.micros(Math.abs(seconds));
    long whole = micros / Epoch.SECOND;
    StringBuilder out = new StringBuilder();
    if (seconds < 0) {
      out.append('-');
    }
    if (whole >= 86_400) {
      out.append(whole / 86_400).append('+');
    }
    two(whole / 3600 % 24, out);
    two(whole / 60 % 60, out.append(':'));
    two(whole % 60, out.append(':'));
    if (micros % Epoch.SECOND != 0) {
      String fraction = Long.toString(micros % Epoch.SECOND);
      out.append('.').append("000000", 0, 6 - fraction.length()).append(fraction);
    }
    return out.toString();
  }

  private static void two(long value, StringBuilder out) {
    out.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
  }

  /**
   * Seconds of {@code [D+]HH:MM:SS[.fraction]}, as convert's dur2sec reads them.
   *
   * @return empty where the text is no duration
   */
  public static OptionalDouble parse(String text) {
    int plus = text.indexOf('+');
    long days = plus < 0 ? 0 : whole(text.substring(0, plus));
    String[] parts = text.substring(plus + 1).split(":", -1);
    if (days < 0 || parts.length != 3) {
      return OptionalDouble.empty();
    }
    long hours = whole(parts[0]);
    long minutes = whole(parts[1]);
    double seconds = decimal(parts[2]);
    if (hours < 0 || minutes < 0 || minutes > 59 || !(seconds < 60)) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(days * 86_400.0 + hours * 3600.0 + minutes * 60.0 + seconds);
  }

  /**
   * Seconds of {@code [MM:]SS.SSS}, as convert's mstime reads them.
   *
   * @return empty where the text is no such time
   */
  public static OptionalDouble parseMinutes(String text) {
    int colon = text.indexOf(':');
    long minutes = colon < 0 ? 0 : whole(text.substring(0, colon));
    double seconds = decimal(text.substring(colon + 1));
    return minutes < 0 || Double.isNaN(seconds)
        ? OptionalDouble.empty()
        : OptionalDouble.of(minutes * 60.0 + seconds);
  }

  /** The number that up to nine digits spell, or -1. */
  private static long whole(String digits) {
    boolean plain = !digits.isEmpty() && digits.length() <= 9;
    return plain && digits.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Long.parseLong(digits)
        : -1;
  }

  /** Digits with an optional fraction, or NaN. */
  private static double decimal(String text) {
    int point = text.indexOf('.');
    long whole = whole(point < 0 ? text : text.substring(0, point));
    long fraction = point < 0 ? 0 : whole(text.substring(point + 1));
    return whole < 0 || fraction < 0 ? Double.NaN : Double.parseDouble(text);
  }
}
