package dev.karst.reference;

import dev.karst.syntax.CompareOp;
import dev.karst.syntax.SearchExpr;
import dev.karst.syntax.SearchValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Search expressions: strings in any case, wildcards, CIDR blocks (semantics.md section 1). */
final class RefSearch {
  private static final Pattern BLOCK = Pattern.compile("(\\d+\\.\\d+\\.\\d+\\.\\d+)/(\\d+)");

  private RefSearch() {}

  static boolean matches(SearchExpr expression, Map<String, Object> row) {
    if (expression instanceof SearchExpr.Everything) {
      return true;
    }
    if (expression instanceof SearchExpr.And and) {
      return and.terms().stream().allMatch(term -> matches(term, row));
    }
    if (expression instanceof SearchExpr.Or or) {
      return or.terms().stream().anyMatch(term -> matches(term, row));
    }
    if (expression instanceof SearchExpr.Not not) {
      return !matches(not.term(), row);
    }
    if (expression instanceof SearchExpr.In in) {
      List<String> values = RefValues.texts(row.get(in.field().text()));
      return in.values().stream().anyMatch(v -> values.stream().anyMatch(one -> equal(one, v)));
    }
    if (expression instanceof SearchExpr.Comparison comparison) {
      return compare(comparison, row);
    }
    if (expression instanceof SearchExpr.Term term) {
      return row.get("_raw") != null && inRaw(term.value(), RefValues.text(row.get("_raw")));
    }
    throw new UnsupportedOperationException(expression.spl());
  }

  /**
   * A word or phrase stands between breakers, a TERM between major ones: {@code . - = _ /} are
   * minor. A star at the end leaves the end open.
   */
  private static boolean inRaw(SearchValue wanted, String raw) {
    String text = wanted.text();
    boolean open = text.endsWith("*");
    String inner = wanted.directive() == SearchValue.Directive.TERM ? "[^ ,\"]" : "[A-Za-z0-9]";
    String regex =
        "(?<!" + inner + ")" + Pattern.quote(open ? text.substring(0, text.length() - 1) : text);
    return Pattern.compile(
            open ? regex : regex + "(?!" + inner + ")",
            wanted.directive() == SearchValue.Directive.CASE ? 0 : Pattern.CASE_INSENSITIVE)
        .matcher(raw)
        .find();
  }

  /**
   * What an implicit {@code format} makes of a subsearch's rows (semantics.md section 9).
   *
   * @param rows each with a field that is there
   */
  static String format(List<Map<String, Object>> rows) {
    List<String> groups = new ArrayList<>();
    for (Map<String, Object> row : rows) {
      List<String> terms = new ArrayList<>();
      new TreeMap<>(row)
          .forEach(
              (name, value) -> {
                List<String> texts =
                    RefValues.texts(value).stream()
                        .map(text -> name + "=\"" + text + "\"")
                        .toList();
                if (!texts.isEmpty()) {
                  String any = String.join(" OR ", texts);
                  terms.add(texts.size() == 1 ? any : "( " + any + " )");
                }
              });
      groups.add("( " + String.join(" AND ", terms) + " )");
    }
    return groups.isEmpty() ? "NOT ( )" : "( " + String.join(" OR ", groups) + " )";
  }

  private static boolean compare(SearchExpr.Comparison comparison, Map<String, Object> row) {
    List<String> values = RefValues.texts(row.get(comparison.field().text()));
    SearchValue wanted = comparison.value();
    CompareOp op = comparison.op();
    return values.stream()
        .anyMatch(
            one ->
                switch (op) {
                  case EQ -> equal(one, wanted);
                  case NE -> !equal(one, wanted);
                  default -> op.holds(order(one, wanted.text()));
                });
  }

  private static boolean equal(String value, SearchValue wanted) {
    String pattern = wanted.text();
    if (inBlock(value, pattern)) {
      return true;
    }
    boolean caseCounts = wanted.directive() == SearchValue.Directive.CASE;
    return wildcard(fold(pattern, caseCounts), fold(value, caseCounts));
  }

  private static String fold(String text, boolean keep) {
    return keep ? text : text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  /** Whether a star stands for any run of characters; nothing else is special. */
  static boolean wildcard(String pattern, String text) {
    StringBuilder regex = new StringBuilder();
    for (String part : pattern.split("\\*", -1)) {
      regex.append(regex.isEmpty() ? "" : ".*").append("(?:" + Pattern.quote(part) + ")");
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(text).matches();
  }

  /** Whether an address stands in a CIDR block; false for what is neither. */
  static boolean inBlock(String value, String network) {
    var block = BLOCK.matcher(network);
    if (!block.matches()) {
      return false;
    }
    int bits = Integer.parseInt(block.group(2));
    Long address = address(value);
    Long base = address(block.group(1));
    if (address == null || base == null || bits > 32) {
      return false;
    }
    return address >> (32 - bits) == base >> (32 - bits);
  }

  static Long address(String text) {
    if (!text.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
      return null;
    }
    long address = 0;
    for (String part : text.split("\\.")) {
      address = address << 8 | Integer.parseInt(part);
    }
    return address;
  }

  /** Numerically where both are numbers, else by bytes. */
  private static int order(String a, String b) {
    Double x = RefValues.parse(a);
    Double y = RefValues.parse(b);
    return x != null && y != null ? Double.compare(x, y) : RefValues.compareTexts(a, b);
  }
}
