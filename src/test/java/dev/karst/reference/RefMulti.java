package dev.karst.reference;

import dev.karst.reference.RefValues.Quoted;
import dev.karst.syntax.EvalExpr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The functions over multivalues (semantics.md section 2.1). */
final class RefMulti {
  private RefMulti() {}

  /** {@code mvfilter(condition)} and {@code mvmap(field, expression)}: a value at a time. */
  static Object each(EvalExpr.Call call, Map<String, Object> row) {
    boolean filter = call.function().equals("mvfilter");
    EvalExpr body = call.arguments().get(filter ? 0 : 1);
    String field = filter ? field(body) : field(call.arguments().get(0));
    List<String> found = new ArrayList<>();
    for (String value : RefValues.texts(row.get(field))) {
      Map<String, Object> one = new LinkedHashMap<>(row);
      one.put(field, value);
      if (!filter) {
        found.addAll(RefValues.texts(RefEval.value(body, one)));
      } else if (RefEval.isTrue(body, one)) {
        found.add(value);
      }
    }
    return RefValues.ofTexts(found);
  }

  /** The first field that an expression names. */
  private static String field(EvalExpr expression) {
    if (expression instanceof EvalExpr.Field field) {
      return field.name();
    }
    return expression.children().stream()
        .map(RefMulti::field)
        .filter(name -> name != null)
        .findFirst()
        .orElse(null);
  }

  static Object of(String function, List<Object> values) {
    Object first = values.isEmpty() ? null : values.get(0);
    Object second = values.size() < 2 ? null : values.get(1);
    List<String> texts = RefValues.texts(first);
    return switch (function) {
      case "mvcount" -> first == null ? null : (Object) (double) texts.size();
      case "mvindex" -> index(texts, values);
      case "mvappend" ->
          RefValues.ofTexts(values.stream().flatMap(v -> RefValues.texts(v).stream()).toList());
      case "mvdedup" -> RefValues.ofTexts(List.copyOf(new LinkedHashSet<>(texts)));
      case "mvsort" -> RefValues.ofTexts(texts.stream().sorted(RefValues::compareTexts).toList());
      case "mvreverse" -> {
        List<String> reversed = new ArrayList<>(texts);
        Collections.reverse(reversed);
        yield RefValues.ofTexts(reversed);
      }
      case "mvjoin" ->
          first == null ? null : new Quoted(String.join(RefValues.text(second), texts));
      case "mvfind" -> find(texts, RefValues.text(second));
      case "mvzip" ->
          zip(
              texts,
              RefValues.texts(second),
              values.size() < 3 ? "," : RefValues.text(values.get(2)));
      case "mvrange" -> range(values);
      case "split" -> first == null ? null : split(RefValues.text(first), RefValues.text(second));
      default -> throw new UnsupportedOperationException(function);
    };
  }

  /** The place of the first value that a pattern is found in, from zero. */
  private static Object find(List<String> texts, String pattern) {
    for (int i = 0; i < texts.size(); i++) {
      if (Pattern.compile(pattern).matcher(texts.get(i)).find()) {
        return (double) i;
      }
    }
    return null;
  }

  private static Object zip(List<String> left, List<String> right, String delimiter) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      pairs.add(left.get(i) + delimiter + right.get(i));
    }
    return RefValues.ofTexts(pairs);
  }

  /** From the first number up to, and without, the second. */
  private static Object range(List<Object> values) {
    Double start = RefValues.number(values.get(0));
    Double end = RefValues.number(values.get(1));
    double step = values.size() < 3 ? 1 : RefValues.number(values.get(2));
    if (start == null || end == null) {
      return null;
    }
    List<String> numbers = new ArrayList<>();
    for (double at = start; at < end; at += step) {
      numbers.add(RefValues.print(at));
    }
    return RefValues.ofTexts(numbers);
  }

  /** An empty delimiter gives characters. */
  private static Object split(String text, String delimiter) {
    return RefValues.ofTexts(
        delimiter.isEmpty()
            ? text.codePoints().mapToObj(Character::toString).collect(Collectors.toList())
            : Arrays.asList(text.split(Pattern.quote(delimiter), -1)));
  }

  /** Inclusive; negatives from the end; out of range is absent. */
  private static Object index(List<String> texts, List<Object> values) {
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
