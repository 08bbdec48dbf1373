package dev.karst.function.eval;

import dev.karst.value.Num;
import dev.karst.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;

/**
 * One specifier of {@code printf()} with its width and precision known.
 *
 * @param flags any of {@code '-+ 0#}
 * @param width characters at least, or {@link Printf#NONE}
 * @param precision digits or characters, or {@link Printf#NONE}
 */
record PrintfField(String flags, int width, int precision, char conversion) {
  private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(64);

  /**
   * @return null where the value is not of the kind that the conversion takes
   */
  String print(Value value) {
    return switch (conversion) {
      case 's', 'z' -> pad("", cut(value.text()));
      case 'c' -> character(value);
      default -> number(NumberReading.spelled(value));
    };
  }

  private String cut(String text) {
    boolean longer = precision >= 0 && text.codePointCount(0, text.length()) > precision;
    return longer ? text.substring(0, text.offsetByCodePoints(0, precision)) : text;
  }

  /** A number's code point, or a text's first character. */
  private String character(Value value) {
    Num number = value.asNumber();
    if (number == null) {
      String text = value.text();
      return pad("", text.isEmpty() ? "" : Character.toString(text.codePointAt(0)));
    }
    int code = (int) number.value();
    boolean valid = Character.isValidCodePoint(code) && !isSurrogate(code);
    return valid ? pad("", Character.toString(code)) : null;
  }

  private static boolean isSurrogate(int code) {
    return code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
  }

  private String number(Num number) {
    if (number == null) {
      return null;
    }
    double value = number.value();
    if (!Double.isFinite(value)) {
      String word = Double.isNaN(value) ? "nan" : "inf";
      boolean upper = Character.isUpperCase(conversion);
      return new PrintfField(flags.replace("0", ""), width, precision, conversion)
          .pad(sign(value < 0), upper ? word.toUpperCase(Locale.ROOT) : word);
    }
    return switch (conversion) {
      case 'd', 'i' -> integer(value);
      case 'u' -> padInteger("", unsigned(value).toString());
      case 'o' -> octal(unsigned(value).toString(8));
      case 'x', 'X', 'p' -> hex(unsigned(value));
      default -> fraction(value);
    };
  }

  private static BigInteger whole(double value) {
    return new BigDecimal(value).toBigInteger();
  }

  /** A negative number as C's 64-bit unsigned one. */
  private static BigInteger unsigned(double value) {
    BigInteger whole = whole(value);
    return whole.signum() < 0 ? whole.mod(TWO_64) : whole;
  }

  private String integer(double value) {
    BigInteger whole = whole(value);
    return padInteger(sign(whole.signum() < 0), whole.abs().toString());
  }

  private String octal(String digits) {
    boolean prefix = has('#') && !digits.startsWith("0") && precision <= digits.length();
    return padInteger("", prefix ? "0" + digits : digits);
  }

  private String hex(BigInteger value) {
    String digits = value.toString(16);
    String prefix = has('#') && value.signum() != 0 ? "0x" : "";
    return conversion == 'x'
        ? padInteger(prefix, digits)
        : padInteger(prefix.toUpperCase(Locale.ROOT), digits.toUpperCase(Locale.ROOT));
  }

  private String fraction(double value) {
    boolean negative = value < 0 || 1 / value < 0;
    double size = Math.abs(value);
    boolean lower = Character.isLowerCase(conversion);
    boolean hex = conversion == 'a' || conversion == 'A';
    String prefix = hex ? "0x" : "";
    String digits =
        hex
            ? FloatDigits.hex(size, precision, has('#'))
            : FloatDigits.decimal(Character.toLowerCase(conversion), size, precision, has('#'));
    digits = has('\'') && !hex && digits.indexOf('e') < 0 ? NumberText.group(digits) : digits;
    return lower
        ? pad(sign(negative) + prefix, digits)
        : pad(sign(negative) + prefix.toUpperCase(Locale.ROOT), digits.toUpperCase(Locale.ROOT));
  }

  private String sign(boolean negative) {
    return negative ? "-" : has('+') ? "+" : has(' ') ? " " : "";
  }

  /** An integer's precision is its least number of digits; it switches zero padding off. */
  private String padInteger(String prefix, String digits) {
    String padded =
        precision > digits.length() ? "0".repeat(precision - digits.length()) + digits : digits;
    if (precision == 0 && digits.equals("0")) {
      padded = "";
    }
    if (has('\'') && "diu".indexOf(conversion) >= 0) {
      padded = NumberText.group(padded);
    }
    String without = precision >= 0 ? flags.replace("0", "") : flags;
    return new PrintfField(without, width, precision, conversion).pad(prefix, padded);
  }

  /** Fills up to the width; zeros go between the prefix and the digits. */
  private String pad(String prefix, String body) {
    int length = prefix.length() + body.codePointCount(0, body.length());
    if (length >= width) {
      return prefix + body;
    }
    String fill = " ".repeat(width - length);
    if (has('-')) {
      return prefix + body + fill;
    }
    boolean zeros = has('0') && "scz".indexOf(conversion) < 0;
    return zeros ? prefix + "0".repeat(width - length) + body : fill + prefix + body;
  }

  private boolean has(char flag) {
    return flags.indexOf(flag) >= 0;
  }
}
