package dev.karst.reference;

import dev.karst.syntax.Arguments;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code bin} (semantics.md section 6): times to their start, numbers to {@code lo-hi}. */
final class RefBin {
  private static final Map<String, Integer> SECONDS =
      Map.of("s", 1, "m", 60, "h", 3600, "d", 86400);
  private static final Pattern LOG = Pattern.compile("([\\d.]*)log([\\d.]+)");
  private static final Pattern TIME = Pattern.compile("(\\d+)([smhd])");

  private RefBin() {}

  static List<Map<String, Object>> bin(Arguments.Items items, List<Map<String, Object>> rows) {
    RefWords list = new RefWords(items.items());
    List<String> words = list.words();
    String field = words.get(0);
    String target = words.size() > 2 ? words.get(2) : field;
    String span = list.option("span", null);
    if (span == null) {
      span = width(list.number("bins", 100), field, rows);
    }
    List<Map<String, Object>> binned = new ArrayList<>();
    for (Map<String, Object> row : rows) {
      Map<String, Object> changed = RefCommands.copy(row);
      Object value = row.get(field);
      Object bin =
          field.equals("_time")
              ? time((Double) value, span, Integer.parseInt(list.option("aligntime", "0")))
              : number(value, span);
      if (bin == null) {
        changed.remove(target);
      } else {
        changed.put(target, bin);
      }
      binned.add(changed);
    }
    return binned;
  }

  private static Double time(Double value, String span, int align) {
    Matcher matcher = TIME.matcher(span);
    if (value == null || !matcher.matches()) {
      return value;
    }
    double seconds = Double.parseDouble(matcher.group(1)) * SECONDS.get(matcher.group(2));
    double from = matcher.group(2).equals("d") ? 0 : align;
    return Math.floor((value - from) / seconds) * seconds + from;
  }

  /** What is no number stays as it is. */
  private static Object number(Object value, String span) {
    Double number = value == null ? null : RefValues.parse(RefValues.text(value));
    if (number == null || span == null) {
      return value;
    }
    Matcher log = LOG.matcher(span);
    if (log.matches()) {
      return log(value, number, log);
    }
    BigDecimal width = new BigDecimal(span);
    BigDecimal low = new BigDecimal(number).divide(width, 0, RoundingMode.FLOOR).multiply(width);
    return label(low.doubleValue(), low.add(width).doubleValue());
  }

  /** From coefficient times one power of the base to the next. */
  private static Object log(Object value, double number, Matcher log) {
    double coefficient = log.group(1).isEmpty() ? 1 : Double.parseDouble(log.group(1));
    double base = Double.parseDouble(log.group(2));
    if (number <= 0) {
      return value;
    }
    double low = coefficient;
    while (low > number) {
      low /= base;
    }
    while (low * base <= number) {
      low *= base;
    }
    return label(low, low * base);
  }

  private static String label(double low, double high) {
    return RefValues.print(low) + "-" + RefValues.print(high);
  }

  /** The least of 1, 2, 5 and their tens that gives no more bins; null where there is no number. */
  private static String width(int bins, String field, List<Map<String, Object>> rows) {
    List<Double> numbers = new ArrayList<>();
    rows.forEach(row -> numbers.addAll(RefStats.numbers(RefValues.texts(row.get(field)))));
    if (numbers.isEmpty()) {
      return null;
    }
    double low = numbers.stream().min(Double::compare).orElseThrow();
    double high = numbers.stream().max(Double::compare).orElseThrow();
    if (low == high) {
      return "1";
    }
    for (int power = -9; ; power++) {
      for (int digit : new int[] {1, 2, 5}) {
        BigDecimal width = BigDecimal.valueOf(digit).scaleByPowerOfTen(power);
        BigDecimal first = new BigDecimal(low).divide(width, 0, RoundingMode.FLOOR);
        BigDecimal last = new BigDecimal(high).divide(width, 0, RoundingMode.FLOOR);
        if (last.subtract(first).longValue() < bins) {
          return width.toPlainString();
        }
      }
    }
  }
}
