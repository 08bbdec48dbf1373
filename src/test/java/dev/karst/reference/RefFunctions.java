package dev.karst.reference;

import dev.karst.reference.RefValues.Quoted;
import dev.karst.syntax.CompareOp;
import dev.karst.syntax.EvalExpr;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The eval functions that random searches use (semantics.md section 2.1). */
final class RefFunctions {
  private RefFunctions() {}

  static Object call(EvalExpr.Call call, Map<String, Object> row) {
    List<EvalExpr> arguments = call.arguments();
    switch (call.function()) {
      case "if":
        return RefEval.value(arguments.get(RefEval.isTrue(arguments.get(0), row) ? 1 : 2), row);
      case "case":
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
          if (RefEval.isTrue(arguments.get(i), row)) {
            return RefEval.value(arguments.get(i + 1), row);
          }
        }
        return null;
      case "validate":
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
          if (!RefEval.isTrue(arguments.get(i), row)) {
            return RefEval.value(arguments.get(i + 1), row);
          }
        }
        return null;
      default:
        List<Object> values = new ArrayList<>();
        arguments.forEach(argument -> values.add(RefEval.value(argument, row)));
        return of(call.function(), values);
    }
  }

  private static Object of(String function, List<Object> values) {
    Object first = values.isEmpty() ? null : values.get(0);
    Object second = values.size() < 2 ? null : values.get(1);
    return switch (function) {
      case "true" -> true;
      case "false" -> false;
      case "null" -> null;
      case "isnull" -> first == null;
      case "isnotnull" -> first != null;
      case "isnum" -> RefValues.number(first) != null;
      case "isstr" -> first != null && RefValues.number(first) == null;
      case "coalesce" -> values.stream().filter(value -> value != null).findFirst().orElse(null);
      case "nullif" -> RefEval.compare(CompareOp.EQ, first, second) ? null : first;
      case "like" ->
          first != null
              && second != null
              && RefEval.like(RefValues.text(first), RefValues.text(second));
      case "match" ->
          first != null
              && second != null
              && Pattern.compile(RefValues.text(second)).matcher(RefValues.text(first)).find();
      case "in" ->
          values.subList(1, values.size()).stream()
              .anyMatch(value -> RefEval.compare(CompareOp.EQ, first, value));
      case "lower" -> quoted(first, text -> text.toLowerCase(Locale.ROOT));
      case "upper" -> quoted(first, text -> text.toUpperCase(Locale.ROOT));
      case "len" ->
          first == null
              ? null
              : (Object) (double) text(first).codePointCount(0, text(first).length());
      case "trim" -> quoted(first, text -> text.replaceAll("^[ \t]+|[ \t]+$", ""));
      case "substr" -> substr(first, values);
      case "replace" ->
          anyNull(values)
              ? null
              : new Quoted(text(first).replaceAll(text(second), text(values.get(2))));
      case "tostring" -> first == null ? null : new Quoted(text(first));
      case "tonumber" -> first == null ? null : RefValues.parse(text(first));
      case "abs" -> number(first, Math::abs);
      case "floor" -> number(first, Math::floor);
      case "ceil", "ceiling" -> number(first, Math::ceil);
      case "round" -> round(first, second);
      case "min" -> values.stream().filter(v -> v != null).min(RefValues::compare).orElse(null);
      case "max" -> values.stream().filter(v -> v != null).max(RefValues::compare).orElse(null);
      case "mvcount" -> first == null ? null : (Object) (double) RefValues.texts(first).size();
      case "mvindex" -> index(first, values);
      case "mvappend" ->
          RefValues.ofTexts(values.stream().flatMap(v -> RefValues.texts(v).stream()).toList());
      case "mvdedup" -> RefValues.ofTexts(List.copyOf(new LinkedHashSet<>(RefValues.texts(first))));
      case "mvjoin" ->
          first == null ? null : new Quoted(String.join(text(second), RefValues.texts(first)));
      case "split" ->
          first == null
              ? null
              : RefValues.ofTexts(
                  Arrays.asList(text(first).split(Pattern.quote(text(second)), -1)));
      default -> throw new UnsupportedOperationException(function);
    };
  }

  private static String text(Object value) {
    return RefValues.text(value);
  }

  private static boolean anyNull(List<Object> values) {
    return values.contains(null);
  }

  private static Object quoted(Object value, java.util.function.UnaryOperator<String> change) {
    return value == null ? null : new Quoted(change.apply(text(value)));
  }

  private static Object number(Object value, java.util.function.DoubleUnaryOperator change) {
    Double number = RefValues.number(value);
    return number == null ? null : (Object) change.applyAsDouble(number);
  }

  /** 1-based; negative from the end. */
  private static Object substr(Object value, List<Object> values) {
    if (anyNull(values)) {
      return null;
    }
    String text = text(value);
    int start = RefValues.number(values.get(1)).intValue();
    int from = start < 0 ? Math.max(0, text.length() + start) : start - 1;
    int length = values.size() < 3 ? text.length() : RefValues.number(values.get(2)).intValue();
    from = Math.min(from, text.length());
    return new Quoted(text.substring(from, Math.min(text.length(), from + length)));
  }

  /** Half up, of the decimal digits. */
  private static Object round(Object value, Object places) {
    Double number = RefValues.number(value);
    if (number == null) {
      return null;
    }
    int digits = places == null ? 0 : RefValues.number(places).intValue();
    return new BigDecimal(Double.toString(number))
        .setScale(digits, RoundingMode.HALF_UP)
        .doubleValue();
  }

  /** Inclusive; negatives from the end; out of range is absent. */
  private static Object index(Object value, List<Object> values) {
    List<String> texts = RefValues.texts(value);
    int start = RefValues.number(values.get(1)).intValue();
    int end = values.size() < 3 ? start : RefValues.number(values.get(2)).intValue();
    start = start < 0 ? texts.size() + start : start;
    end = end < 0 ? texts.size() + end : end;
    List<String> found = new ArrayList<>();
    for (int i = start; i <= end && i < texts.size(); i++) {
      if (i >= 0) {
        found.add(texts.get(i));
      }
    }
    return RefValues.ofTexts(found);
  }
}
