package dev.karst.reference;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Random search and eval expressions that the documentation says the answer of: what it is silent
 * on (arithmetic on multivalues, text functions of them) is left out.
 */
final class RandomExpression {
  static final List<String> NAMES = List.of("n", "a", "b", "c", "d", "m", "x", "y", "z", "a");
  static final List<String> NUMBERS =
      List.of("1", "2", "10", "9", "1.0", "-3", "0", "007", "2.5", "1e2", "10");
  static final List<String> WORDS =
      List.of("ann", "Bob", "BOB", "a b", "", "x*y", "Zoë", "10.0.0.1", "10.0.9.9", "ab", "c|d");
  private static final List<String> PATTERNS = List.of("^a", "[0-9]", "b$", "O", ".", "(o|n)\\\\w");
  private static final List<String> BLOCKS =
      List.of("10.0.0.0/16", "10.0.9.0/24", "10.0.0.1/32", "0.0.0.0/0");

  final Random random;

  /** The fields that may hold several values. */
  final Set<String> multi = new HashSet<>(Set.of("m"));

  RandomExpression(Random random) {
    this.random = random;
  }

  <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** A search expression. */
  String search(int depth) {
    if (depth > 0 && random.nextInt(3) > 0) {
      String left = search(depth - 1);
      String right = search(depth - 1);
      return switch (random.nextInt(5)) {
        case 0 -> left + " OR " + right;
        case 1 -> left + " " + right;
        case 2 -> left + " AND " + right;
        case 3 -> "NOT " + left;
        default -> "(" + left + ")";
      };
    }
    String field = pick(NAMES);
    return switch (random.nextInt(8)) {
      case 0 -> field + "=*";
      case 1 -> field + "!=" + quoted(value());
      case 2 -> field + " IN (" + quoted(value()) + ", " + quoted(wild()) + ")";
      case 3 -> field + "=" + quoted(wild());
      case 4 -> field + pick(List.of("<", "<=", ">", ">=")) + quoted(value());
      case 5 -> field + pick(List.of("=", "!=")) + pick(BLOCKS);
      case 6 -> field + pick(List.of("=CASE(BOB)", "=CASE(a*)", "!=*", "!=\"a*\""));
      default -> field + "=" + quoted(value());
    };
  }

  private String value() {
    return random.nextBoolean() ? pick(NUMBERS) : pick(WORDS).replace("*", "");
  }

  private String wild() {
    return pick(List.of("*", "a*", "*b", "*o*", "1*", "*.0*", "B*B", "*"));
  }

  static String quoted(String text) {
    return '"' + text + '"';
  }

  /** What {@code where} asks. */
  String condition(int depth) {
    if (depth > 0 && random.nextInt(3) > 0) {
      String left = condition(depth - 1);
      String right = condition(depth - 1);
      return switch (random.nextInt(6)) {
        case 0 -> left + " OR " + right;
        case 1 -> left + " AND " + right;
        case 2 -> "NOT " + left;
        case 3 -> left + " XOR " + right;
        default -> "(" + left + ")";
      };
    }
    String op = pick(List.of("=", "!=", "<", "<=", ">", ">=", "=="));
    return switch (random.nextInt(14)) {
      case 0 -> "isnull(" + pick(NAMES) + ")";
      case 1 -> "isnotnull(" + pick(NAMES) + ")";
      case 2 -> single() + pick(List.of("=", "!=")) + quoted(value());
      case 3 -> single() + " IN (" + quoted(value()) + ", " + pick(NUMBERS.subList(0, 5)) + ")";
      case 4 ->
          "like(" + single() + ", " + quoted(pick(List.of("a%", "%b", "_o_", "%", "1_"))) + ")";
      case 5 -> "match(" + pick(NAMES) + ", " + quoted(pick(PATTERNS)) + ")";
      case 6 -> pick(List.of("isnum", "isstr")) + "(" + single() + ")";
      case 7 -> "cidrmatch(" + quoted(pick(BLOCKS)) + ", " + single() + ")";
      case 8 -> "searchmatch(\"" + search(1).replace("\"", "\\\"") + "\")";
      case 9 -> single() + " LIKE " + quoted(pick(List.of("a%", "%b", "_o_", "%")));
      case 10 -> "in(" + single() + ", " + quoted(value()) + ", " + quoted(value()) + ")";
      case 11 -> single() + pick(List.of("<", ">=", "=", "!=")) + single();
      default -> number(1) + op + number(1);
    };
  }

  /** A field that holds one value at most. */
  String single() {
    List<String> single = NAMES.stream().filter(name -> !multi.contains(name)).toList();
    return single.isEmpty() ? "index" : pick(single);
  }

  /** A number, or nothing. */
  String number(int depth) {
    if (depth == 0 || random.nextInt(3) == 0) {
      return random.nextBoolean() ? single() : pick(List.of("0", "1", "2", "10", "2.5", "007"));
    }
    String left = number(depth - 1);
    String right = number(depth - 1);
    return switch (random.nextInt(16)) {
      case 0 -> "(" + left + "-" + right + ")";
      case 1 -> left + "*" + right;
      case 2 -> left + "/" + right;
      case 3 -> "round(" + left + ", " + random.nextInt(3) + ")";
      case 4 -> pick(List.of("abs", "floor", "ceil", "exact")) + "(" + left + ")";
      case 5 -> "mvcount(" + pick(NAMES) + ")";
      case 6 -> "len(" + single() + ")";
      case 7 -> "-" + single();
      case 8 -> left + "%" + right;
      case 9 -> "tonumber(" + single() + pick(List.of("", "", ", 16", ", 2")) + ")";
      case 10 -> pick(List.of("sum", "avg")) + "(" + single() + ", " + single() + ", 3)";
      case 11 ->
          pick(List.of("bit_and", "bit_or", "bit_xor")) + "(" + single() + ", " + single() + ")";
      case 12 -> pick(List.of("sqrt(abs(", "ln(1+abs(", "log(1+abs(")) + single() + "))";
      case 13 -> "pow(" + single() + ", " + pick(List.of("2", "0.5", "-1", "0")) + ")";
      case 14 -> "mvfind(" + pick(NAMES) + ", " + quoted(pick(PATTERNS)) + ")";
      default -> "if(" + condition(1) + ", " + left + ", " + right + ")";
    };
  }

  /** A text, or nothing. */
  String text(int depth) {
    if (depth == 0 || random.nextInt(3) == 0) {
      return random.nextBoolean() ? single() : quoted(pick(List.of("ann", "q", "", "a b")));
    }
    String inner = text(depth - 1);
    return switch (random.nextInt(17)) {
      case 0 -> pick(List.of("lower", "upper", "trim", "tostring")) + "(" + inner + ")";
      case 1 -> "substr(" + inner + ", " + pick(List.of("1", "2", "3", "-1", "-2", "-9")) + ")";
      case 2 ->
          "substr("
              + inner
              + ", "
              + pick(List.of("1", "2", "-2", "-4"))
              + ", "
              + random.nextInt(4)
              + ")";
      case 3 -> inner + " . " + text(depth - 1);
      case 4 -> "coalesce(" + inner + ", " + text(depth - 1) + ")";
      case 5 -> "replace(" + inner + ", \"[ab]\", \"-\")";
      case 6 -> "mvindex(" + pick(NAMES) + ", " + (random.nextInt(5) - 2) + ")";
      case 7 -> "mvjoin(" + pick(NAMES) + ", \"+\")";
      case 8 -> "case(" + condition(1) + ", " + inner + ", " + condition(1) + ", \"z\")";
      case 9 -> "validate(" + condition(1) + ", " + inner + ", " + condition(1) + ", \"z\")";
      case 10 -> "replace(" + inner + ", \"(.)([ab])\", \"<\\2\\1>\")";
      case 11 -> pick(List.of("ltrim", "rtrim", "trim")) + "(" + inner + ", " + quoted("ab ") + ")";
      case 12 -> "typeof(" + single() + ")";
      case 13 -> pick(List.of("md5", "sha1", "sha256")) + "(" + inner + ")";
      case 14 -> pick(List.of("max", "min")) + "(" + single() + ", " + single() + ", 5)";
      case 15 ->
          "tostring(len("
              + single()
              + ")*1237.25, "
              + pick(List.of("\"commas\"", "\"duration\""))
              + ")";
      default -> "nullif(" + inner + ", \"ann\")";
    };
  }

  /** Several values, or one, or none. */
  String values() {
    String field = pick(NAMES);
    return switch (random.nextInt(10)) {
      case 0, 1 -> "mvappend(" + field + ", " + pick(NAMES) + ")";
      case 2 -> "split(" + single() + ", " + quoted(pick(List.of("b", ".", " ", ""))) + ")";
      case 3 -> pick(List.of("mvsort", "mvdedup", "mvreverse")) + "(" + field + ")";
      case 4 -> "mvzip(" + field + ", " + pick(NAMES) + pick(List.of("", ", \"-\"")) + ")";
      case 5 -> "mvindex(" + field + ", " + (random.nextInt(3) - 1) + ", -1)";
      case 6 -> "mvrange(" + random.nextInt(3) + ", " + random.nextInt(6) + ")";
      case 7 -> "mvfilter(match(" + field + ", " + quoted(pick(PATTERNS)) + "))";
      case 8 -> "mvmap(" + field + ", " + field + pick(List.of(" . \"!\"", "*2", " . \"a\"")) + ")";
      default -> pick(List.of("lower", "upper")) + "(" + field + ")";
    };
  }
}
