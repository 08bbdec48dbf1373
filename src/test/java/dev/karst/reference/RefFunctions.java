package dev.karst.reference;

import dev.karst.reference.RefValues.Quoted;
import dev.karst.syntax.CompareOp;
import dev.karst.syntax.EvalExpr;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The eval functions that random searches use (semantics.md section 2.1). */
final class RefFunctions {
  private static final double MAX_BITS = (1L << 53) - 1;

  private RefFunctions() {}

  static Object call(EvalExpr.Call call, Map<String, Object> row) {
    List<EvalExpr> arguments = call.arguments();
    switch (call.function()) {
      case "if":
        return RefEval.value(arguments.get(RefEval.isTrue(arguments.get(0), row) ? 1 : 2), row);
      case "case", "validate":
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
          if (RefEval.isTrue(arguments.get(i), row) == call.function().equals("case")) {
            return RefEval.value(arguments.get(i + 1), row);
          }
        }
        return null;
      case "mvfilter", "mvmap":
        return RefMulti.each(call, row);
      case "searchmatch":
        String search = ((EvalExpr.Text) arguments.get(0)).text();
        return RefSearch.matches(ReferenceInterpreter.searchExpression(search), row);
      default:
        List<Object> values = new ArrayList<>();
        arguments.forEach(argument -> values.add(RefEval.value(argument, row)));
        return call.function().startsWith("mv") || call.function().equals("split")
            ? RefMulti.of(call.function(), values)
            : of(call.function(), values);
    }
  }

  private static Object of(String function, List<Object> values) {
    Object first = values.isEmpty() ? null : values.get(0);
    Object second = values.size() < 2 ? null : values.get(1);
    boolean both = first != null && second != null;
    return switch (function) {
      case "true" -> true;
      case "false" -> false;
      case "null" -> null;
      case "isnull" -> first == null;
      case "isnotnull" -> first != null;
      case "isnum" -> RefValues.number(first) != null;
      case "isstr" -> first != null && RefValues.number(first) == null;
      case "ismv" -> first instanceof List;
      case "typeof" ->
          new Quoted(
              first == null
                  ? "Invalid"
                  : first instanceof Boolean
                      ? "Boolean"
                      : RefValues.number(first) != null ? "Number" : "String");
      case "coalesce" -> values.stream().filter(value -> value != null).findFirst().orElse(null);
      case "nullif" -> RefEval.compare(CompareOp.EQ, first, second) ? null : first;
      case "like" -> both && RefEval.like(text(first), text(second));
      case "match" ->
          both
              && RefValues.texts(first).stream()
                  .anyMatch(one -> Pattern.compile(text(second)).matcher(one).find());
      case "cidrmatch" -> both && RefSearch.inBlock(text(second), text(first));
      case "in" ->
          values.subList(1, values.size()).stream()
              .anyMatch(value -> RefEval.compare(CompareOp.EQ, first, value));
      case "lower" -> mapped(first, text -> text.toLowerCase(Locale.ROOT));
      case "upper" -> mapped(first, text -> text.toUpperCase(Locale.ROOT));
      case "len" ->
          first == null
              ? null
              : (Object) (double) text(first).codePointCount(0, text(first).length());
      case "trim" -> trimmed(values, true, true);
      case "ltrim" -> trimmed(values, true, false);
      case "rtrim" -> trimmed(values, false, true);
      case "substr" -> substr(first, values);
      case "replace" ->
          values.contains(null)
              ? null
              : new Quoted(
                  text(first)
                      .replaceAll(
                          text(second), text(values.get(2)).replaceAll("\\\\(\\d)", "\\$$1")));
      case "tostring" -> first == null ? null : shown(first, text(second));
      case "tonumber" -> first == null ? null : toNumber(text(first), second);
      case "abs" -> number(first, Math::abs);
      case "floor" -> number(first, Math::floor);
      case "ceil", "ceiling" -> number(first, Math::ceil);
      case "sqrt" -> number(first, Math::sqrt);
      case "exp" -> number(first, Math::exp);
      case "ln" -> number(first, Math::log);
      case "log" ->
          number(
              first, x -> Math.log(x) / Math.log(second == null ? 10 : RefValues.number(second)));
      case "pow" -> number(first, x -> Math.pow(x, RefValues.number(second)));
      case "exact" -> number(first, x -> x);
      case "round" -> round(first, second);
      case "min" -> values.stream().filter(v -> v != null).min(RefValues::compare).orElse(null);
      case "max" -> values.stream().filter(v -> v != null).max(RefValues::compare).orElse(null);
      case "sum", "avg" -> ofNumbers(function, values);
      case "bit_and" -> bits(values, (x, y) -> x & y);
      case "bit_or" -> bits(values, (x, y) -> x | y);
      case "bit_xor" -> bits(values, (x, y) -> x ^ y);
      case "md5" -> hash("MD5", first);
      case "sha1" -> hash("SHA-1", first);
      case "sha256" -> hash("SHA-256", first);
      case "strftime" ->
          first == null ? null : new Quoted(RefTime.strftime((Double) first, text(second)));
      case "relative_time" ->
          first == null ? null : (Object) RefTime.relative((Double) first, text(second));
      default -> throw new UnsupportedOperationException(function);
    };
  }

  private static String text(Object value) {
    return RefValues.text(value);
  }

  /** Of a multivalue, each value. */
  private static Object mapped(Object value, UnaryOperator<String> change) {
    if (value instanceof List<?> list) {
      return RefValues.ofTexts(list.stream().map(one -> change.apply((String) one)).toList());
    }
    return value == null ? null : new Quoted(change.apply(text(value)));
  }

  private static Object number(Object value, DoubleUnaryOperator change) {
    Double number = RefValues.number(value);
    return number == null ? null : (Object) change.applyAsDouble(number);
  }

  /** The second argument is a set of characters; blanks and tabs without one. */
  private static Object trimmed(List<Object> values, boolean left, boolean right) {
    if (values.contains(null)) {
      return null;
    }
    String text = text(values.get(0));
    String set = values.size() < 2 ? " \t" : text(values.get(1));
    while (left && !text.isEmpty() && set.indexOf(text.charAt(0)) >= 0) {
      text = text.substring(1);
    }
    while (right && !text.isEmpty() && set.indexOf(text.charAt(text.length() - 1)) >= 0) {
      text = text.substring(0, text.length() - 1);
    }
    return new Quoted(text);
  }

  /** SQLite's rules: the characters from start to start + length that the text has. */
  private static Object substr(Object value, List<Object> values) {
    if (values.contains(null)) {
      return null;
    }
    String text = text(value);
    int start = RefValues.number(values.get(1)).intValue();
    int from = start < 0 ? text.length() + start : start - 1;
    int length = values.size() < 3 ? 10_000 : RefValues.number(values.get(2)).intValue();
    StringBuilder found = new StringBuilder();
    for (int i = from; i < from + length && i < text.length(); i++) {
      found.append(i < 0 ? "" : text.substring(i, i + 1));
    }
    return new Quoted(found.toString());
  }

  private static Object shown(Object value, String format) {
    Double number = RefValues.number(value);
    if (format == null || number == null) {
      return new Quoted(text(value));
    }
    boolean whole = number == Math.rint(number);
    return new Quoted(
        switch (format) {
          case "hex" -> "0x" + Long.toHexString(number.longValue()).toUpperCase(Locale.ROOT);
          case "commas" ->
              new DecimalFormat(
                      whole ? "#,##0" : "#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT))
                  .format(
                      new BigDecimal(Double.toString(number)).setScale(2, RoundingMode.HALF_UP));
          default -> {
            long seconds = number.longValue();
            String time =
                "%02d:%02d:%02d".formatted(seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
            String part = whole ? "" : "%.6f".formatted(number - seconds).substring(1);
            yield (seconds < 86_400 ? "" : seconds / 86_400 + "+") + time + part;
          }
        });
  }

  private static Object toNumber(String text, Object base) {
    if (base == null) {
      return RefValues.parse(text);
    }
    try {
      return new BigInteger(text, RefValues.number(base).intValue()).doubleValue();
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Half up, of the decimal digits; -4.5 is -4. */
  private static Object round(Object value, Object places) {
    Double number = RefValues.number(value);
    if (number == null) {
      return null;
    }
    if (number.isNaN() || number.isInfinite()) {
      return number;
    }
    int digits = places == null ? 0 : RefValues.number(places).intValue();
    return new BigDecimal(Double.toString(number))
        .setScale(digits, number < 0 ? RoundingMode.HALF_DOWN : RoundingMode.HALF_UP)
        .doubleValue();
  }

  /** What is no number is left out. */
  private static Object ofNumbers(String function, List<Object> values) {
    List<Double> numbers =
        values.stream().map(RefValues::number).filter(number -> number != null).toList();
    double sum = 0;
    for (double number : numbers) {
      sum += number;
    }
    return numbers.isEmpty()
        ? null
        : (Object) (function.equals("sum") ? sum : sum / numbers.size());
  }

  /** Absent where one is no whole number from 0 to 2^53 - 1. */
  private static Object bits(List<Object> values, LongBinaryOperator operator) {
    Long result = null;
    for (Object value : values) {
      Double number = RefValues.number(value);
      if (number == null || number < 0 || number > MAX_BITS || number != Math.rint(number)) {
        return null;
      }
      long bits = number.longValue();
      result = result == null ? bits : operator.applyAsLong(result, bits);
    }
    return (double) result;
  }

  private static Object hash(String algorithm, Object value) {
    if (value == null) {
      return null;
    }
    try {
      byte[] bytes = text(value).getBytes(StandardCharsets.UTF_8);
      return new Quoted(
          HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
