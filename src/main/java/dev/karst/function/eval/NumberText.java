package dev.karst.function.eval;

import dev.karst.expr.CallSite;
import dev.karst.expr.EvalFunction;
import dev.karst.text.KarstException.SearchError;
import dev.karst.time.DurationText;
import dev.karst.value.Multi;
import dev.karst.value.Num;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** {@code tostring()} and its formats of numbers. */
final class NumberText {
  /** A format of numbers. */
  @FunctionalInterface
  private interface Format {
    /**
     * @return null where the number has no such form
     */
    String print(double value);
  }

  private NumberText() {}

  static EvalFunction.Body tostring(CallSite site) {
    if (site.count() == 1) {
      return arguments -> text(arguments[0]);
    }
    Compiled<Format> formats = Compiled.argument(site, 1, NumberText::format);
    return arguments -> {
      if (arguments[0] == null || arguments[1] == null) {
        return null;
      }
      Format format = formats.of(arguments[1]);
      Num number = arguments[0].asNumber();
      if (number == null) {
        return text(arguments[0]);
      }
      String printed = format.print(number.value());
      return printed == null ? null : Text.literal(printed);
    };
  }

  /** A format is for numbers: what is none is its text; a multivalue stays one. */
  private static Value text(Value value) {
    return value == null || value instanceof Multi ? value : Text.literal(value.text());
  }

  private static Format format(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "hex" -> value -> isWhole(value) ? "0x" + hex(value) : null;
      case "binary" -> value -> isWhole(value) ? Long.toBinaryString((long) value) : null;
      case "commas" -> NumberText::commas;
      case "duration" -> value -> Double.isFinite(value) ? DurationText.print(value) : null;
      default ->
          throw new SearchError(
              "bad-argument",
              "tostring() has no format '" + name + "'",
              "expected \"hex\", \"commas\", \"duration\" or \"binary\"");
    };
  }

  private static String hex(double value) {
    return Long.toHexString((long) value).toUpperCase(Locale.ROOT);
  }

  /** Hex and binary cut a fraction; a negative number has neither form. */
  private static boolean isWhole(double value) {
    return value >= 0 && value < 0x1p63;
  }

  /** Groups of three; two decimals where the number has any, rounded half up. */
  private static String commas(double value) {
    if (!Double.isFinite(value)) {
      return null;
    }
    BigDecimal decimal = new BigDecimal(Double.toString(value));
    boolean whole = value == Math.rint(value);
    String plain = decimal.setScale(whole ? 0 : 2, RoundingMode.HALF_UP).abs().toPlainString();
    String grouped = group(plain);
    return value < 0 && !grouped.matches("[0.]+") ? "-" + grouped : grouped;
  }

  /** Puts a comma between each three digits of the integer part of an unsigned number. */
  static String group(String plain) {
    int point = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
    StringBuilder out = new StringBuilder(plain.length() + point / 3);
    for (int i = 0; i < point; i++) {
      if (i > 0 && (point - i) % 3 == 0) {
        out.append(',');
      }
      out.append(plain.charAt(i));
    }
    return out.append(plain, point, plain.length()).toString();
  }
}
