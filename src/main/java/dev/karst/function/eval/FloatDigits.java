package dev.karst.function.eval;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The digits of floating-point numbers as C's printf has them; numbers are finite, at least 0. */
final class FloatDigits {
  private static final int STANDARD = 6;

  /** No double has more decimals that are not 0. */
  private static final int MOST_DECIMALS = 1100;

  private static final int MANTISSA_BITS = 52;
  private static final int HEX_DIGITS = MANTISSA_BITS / 4;

  private FloatDigits() {}

  /**
   * Digits of {@code %e}, {@code %f} or {@code %g}.
   *
   * @param precision {@link Printf#NONE} for C's 6
   * @param alternate the flag {@code #}: keeps the point and {@code %g}'s trailing zeros
   */
  static String decimal(char conversion, double value, int precision, boolean alternate) {
    int digits = precision < 0 ? STANDARD : precision;
    BigDecimal exact = new BigDecimal(value);
    return switch (conversion) {
      case 'e' -> scientific(exact, digits, alternate);
      case 'f' -> fixed(exact, digits, alternate);
      default -> general(exact, Math.max(1, digits), alternate);
    };
  }

  private static String fixed(BigDecimal value, int decimals, boolean point) {
    int real = Math.min(decimals, MOST_DECIMALS);
    String plain = value.setScale(real, RoundingMode.HALF_EVEN).toPlainString();
    return point && decimals == 0 ? plain + "." : plain + "0".repeat(decimals - real);
  }

  private static String scientific(BigDecimal value, int decimals, boolean point) {
    if (value.signum() == 0) {
      return fixed(BigDecimal.ZERO, decimals, point) + "e+00";
    }
    BigDecimal rounded = round(value, decimals + 1);
    int exponent = exponent(rounded);
    String mantissa = fixed(rounded.movePointLeft(exponent), decimals, point);
    String digits = Integer.toString(Math.abs(exponent));
    return mantissa + (exponent < 0 ? "e-" : "e+") + (digits.length() < 2 ? "0" + digits : digits);
  }

  private static String general(BigDecimal value, int figures, boolean alternate) {
    int exponent = value.signum() == 0 ? 0 : exponent(round(value, figures));
    boolean small = exponent < -4 || exponent >= figures;
    if (small) {
      String text = scientific(value, figures - 1, alternate);
      int e = text.indexOf('e');
      return alternate ? text : stripZeros(text.substring(0, e)) + text.substring(e);
    }
    String text = fixed(value, figures - 1 - exponent, alternate);
    return alternate ? text : stripZeros(text);
  }

  private static BigDecimal round(BigDecimal value, int figures) {
    return value.round(new MathContext(figures, RoundingMode.HALF_EVEN));
  }

  private static int exponent(BigDecimal value) {
    return value.precision() - value.scale() - 1;
  }

  private static String stripZeros(String text) {
    if (text.indexOf('.') < 0) {
      return text;
    }
    int end = text.length();
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
  }

  /** Digits of {@code %a}, without {@code 0x}: {@code 1.922p+1}. */
  static String hex(double value, int precision, boolean point) {
    int exponent = value == 0 ? 0 : Math.getExponent(value);
    long bits = Double.doubleToLongBits(value) & (1L << MANTISSA_BITS) - 1;
    long mantissa = bits | (value == 0 ? 0 : 1L << MANTISSA_BITS);
    if (exponent < Double.MIN_EXPONENT) {
      exponent = Double.MIN_EXPONENT;
      mantissa = bits;
    }
    int digits = precision < 0 ? HEX_DIGITS : Math.min(precision, HEX_DIGITS);
    int dropped = 4 * (HEX_DIGITS - digits);
    if (dropped > 0) {
      long half = 1L << dropped - 1;
      long rest = mantissa & (1L << dropped) - 1;
      mantissa >>= dropped;
      boolean up = rest > half || rest == half && (mantissa & 1) == 1;
      mantissa = (up ? mantissa + 1 : mantissa) << dropped;
    }
    long lead = mantissa >> MANTISSA_BITS;
    String all = String.format("%013x", mantissa & (1L << MANTISSA_BITS) - 1);
    String fraction =
        precision < 0
            ? stripZeros("." + all).substring(all.matches("0+") ? 0 : 1)
            : all.substring(0, digits) + "0".repeat(precision - digits);
    String dot = fraction.isEmpty() && !point ? "" : ".";
    return lead + dot + fraction + "p" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
  }
}
