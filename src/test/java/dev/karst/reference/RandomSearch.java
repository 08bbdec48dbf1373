package dev.karst.reference;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Random rows, and searches over them that the documentation says the answer of: what it is silent
 * on (arithmetic on multivalues, sorting by them, fillnull of columns without values) is left out.
 */
final class RandomSearch {
  static final List<String> FIELDS = List.of("n", "a", "b", "c", "d", "m");
  private static final List<String> NAMES =
      List.of("n", "a", "b", "c", "d", "m", "x", "y", "z", "a");
  private static final List<String> NUMBERS =
      List.of("1", "2", "10", "9", "1.0", "-3", "0", "007", "2.5", "1e2", "10");
  private static final List<String> WORDS =
      List.of("ann", "Bob", "BOB", "a b", "", "x*y", "Zoë", "10.0.0.1", "10.0.9.9", "ab", "c|d");

  private final Random random;
  private final Set<String> multi = new HashSet<>(Set.of("m"));

  RandomSearch(long seed) {
    this.random = new Random(seed);
  }

  List<Map<String, Object>> rows() {
    List<Map<String, Object>> rows = new ArrayList<>();
    int count = random.nextInt(12);
    for (int i = 0; i < count; i++) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("index", "main");
      row.put("n", String.valueOf(i));
      put(row, "a", 1, pick(NUMBERS));
      put(row, "b", 1, pick(WORDS));
      put(row, "c", 2, random.nextBoolean() ? pick(NUMBERS) : pick(WORDS));
      put(row, "d", 4, random.nextBoolean() ? pick(NUMBERS) : pick(WORDS));
      Set<String> values = new HashSet<>();
      for (int v = random.nextInt(4); v > 0; v--) {
        values.add(random.nextBoolean() ? pick(NUMBERS) : pick(WORDS));
      }
      if (!values.isEmpty()) {
        row.put("m", RefValues.ofTexts(new ArrayList<>(values)));
      }
      rows.add(row);
    }
    return rows;
  }

  /** Leaves a field out {@code absent} times in six. */
  private void put(Map<String, Object> row, String name, int absent, String value) {
    if (random.nextInt(6) >= absent) {
      row.put(name, value);
    }
  }

  /** The stages of a search. */
  List<String> stages() {
    List<String> stages = new ArrayList<>();
    String terms = random.nextBoolean() ? "" : " (" + search(2) + ")";
    stages.add("search index=main" + terms);
    stages.add("table " + String.join(" ", FIELDS));
    for (int i = 1 + random.nextInt(5); i > 0; i--) {
      stages.add(stage());
    }
    return stages;
  }

  private String stage() {
    return switch (random.nextInt(13)) {
      case 0, 1 -> "search " + search(3);
      case 2, 3 -> "where " + condition(3);
      case 4, 5 -> eval();
      case 6 -> stats();
      case 7 -> "sort " + (random.nextBoolean() ? "0 " : random.nextInt(4) + 1 + " ") + keys();
      case 8 -> "head " + random.nextInt(6);
      case 9 -> dedup();
      case 10 -> mvexpand();
      case 11 -> fillnull();
      default -> shape();
    };
  }

  private String search(int depth) {
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
      case 5 -> field + "=" + pick(List.of("10.0.0.0/16", "\"10.0.9.0/24\"", "CASE(BOB)"));
      default -> field + "=" + quoted(value());
    };
  }

  private String value() {
    return random.nextBoolean() ? pick(NUMBERS) : pick(WORDS).replace("*", "");
  }

  private String wild() {
    return pick(List.of("*", "a*", "*b", "*o*", "1*", "*.0*", "B*B", "*"));
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  private String condition(int depth) {
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
    return switch (random.nextInt(9)) {
      case 0 -> "isnull(" + pick(NAMES) + ")";
      case 1 -> "isnotnull(" + pick(NAMES) + ")";
      case 2 -> single() + pick(List.of("=", "!=")) + quoted(value());
      case 3 -> single() + " IN (" + quoted(value()) + ", " + pick(NUMBERS.subList(0, 5)) + ")";
      case 4 ->
          "like(" + single() + ", " + quoted(pick(List.of("a%", "%b", "_o_", "%", "1_"))) + ")";
      case 5 ->
          "match(" + single() + ", " + quoted(pick(List.of("^a", "[0-9]", "b$", "O", "."))) + ")";
      case 6 -> "isnum(" + single() + ")";
      default -> number(1) + op + number(1);
    };
  }

  /** A field that holds one value at most. */
  private String single() {
    List<String> single = NAMES.stream().filter(name -> !multi.contains(name)).toList();
    return single.isEmpty() ? "index" : pick(single);
  }

  private String number(int depth) {
    if (depth == 0 || random.nextInt(3) == 0) {
      return random.nextBoolean() ? single() : pick(List.of("0", "1", "2", "10", "2.5", "007"));
    }
    String left = number(depth - 1);
    String right = number(depth - 1);
    return switch (random.nextInt(8)) {
      case 0 -> "(" + left + "-" + right + ")";
      case 1 -> left + "*" + right;
      case 2 -> left + "/" + right;
      case 3 -> "round(" + left + ", " + random.nextInt(3) + ")";
      case 4 -> pick(List.of("abs", "floor", "ceil")) + "(" + left + ")";
      case 5 -> "mvcount(" + pick(NAMES) + ")";
      case 6 -> "len(" + single() + ")";
      default -> "if(" + condition(1) + ", " + left + ", " + right + ")";
    };
  }

  private String text(int depth) {
    if (depth == 0 || random.nextInt(3) == 0) {
      return random.nextBoolean() ? single() : quoted(pick(List.of("ann", "q", "", "a b")));
    }
    String inner = text(depth - 1);
    return switch (random.nextInt(10)) {
      case 0 -> pick(List.of("lower", "upper", "trim", "tostring")) + "(" + inner + ")";
      case 1 -> "substr(" + inner + ", " + (1 + random.nextInt(3)) + ")";
      case 2 -> "substr(" + inner + ", 1, " + random.nextInt(3) + ")";
      case 3 -> inner + " . " + text(depth - 1);
      case 4 -> "coalesce(" + inner + ", " + text(depth - 1) + ")";
      case 5 -> "replace(" + inner + ", \"[ab]\", \"-\")";
      case 6 -> "mvindex(" + pick(NAMES) + ", " + (random.nextInt(5) - 2) + ")";
      case 7 -> "mvjoin(" + pick(NAMES) + ", \"+\")";
      case 8 -> "case(" + condition(1) + ", " + inner + ", " + condition(1) + ", \"z\")";
      default -> "nullif(" + inner + ", \"ann\")";
    };
  }

  private String eval() {
    List<String> assignments = new ArrayList<>();
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      String target = pick(NAMES);
      int kind = random.nextInt(6);
      if (kind == 0) {
        assignments.add(target + "=mvappend(" + pick(NAMES) + ", " + pick(NAMES) + ")");
        multi.add(target);
      } else if (kind == 1) {
        assignments.add(target + "=split(" + single() + ", \"b\")");
        multi.add(target);
      } else {
        String value = kind < 4 ? number(2) : text(2);
        assignments.add(target + "=" + value);
        multi.remove(target);
      }
    }
    return "eval " + String.join(", ", assignments);
  }

  private String stats() {
    List<String> aggregates = new ArrayList<>();
    Set<String> after = new HashSet<>();
    List<String> names = List.of("x", "y", "z", "c");
    for (int i = random.nextInt(3); i >= 0; i--) {
      String function =
          pick(
              List.of(
                  "count", "sum", "avg", "min", "max", "dc", "values", "list", "first", "last",
                  "range", "rows", "true", "sumeval"));
      String call =
          switch (function) {
            case "rows" -> "count";
            case "true" -> "count(eval(" + condition(1) + "))";
            case "sumeval" -> "sum(eval(" + number(1) + "))";
            case "first", "last", "min", "max" -> function + "(" + single() + ")";
            default -> function + "(" + pick(NAMES) + ")";
          };
      aggregates.add(call + " AS " + names.get(i));
      if (function.equals("values") || function.equals("list")) {
        after.add(names.get(i));
      }
    }
    String by = "";
    if (random.nextInt(4) > 0) {
      by = " BY " + pick(List.of("a", "b", "d", "m", "a b", "b m", "n"));
    }
    multi.clear();
    multi.addAll(after);
    return "stats " + String.join(", ", aggregates) + by;
  }

  private String keys() {
    String first = pick(List.of("", "-", "+")) + single();
    return random.nextBoolean() ? first : first + ", " + pick(List.of("", "-")) + single();
  }

  private String dedup() {
    return "dedup "
        + pick(List.of("", "1 ", "2 "))
        + pick(List.of("a", "b", "m", "a b", "c, d", "x"))
        + pick(List.of("", "", " keepempty=true", " consecutive=true"));
  }

  private String mvexpand() {
    String field = pick(List.of("m", "m", "x", "a"));
    String limit = pick(List.of("", "", " limit=1", " limit=2"));
    multi.remove(field);
    return "mvexpand " + field + limit;
  }

  private String fillnull() {
    String value = pick(List.of("", " value=0", " value=NULL", " value=\"n a\""));
    return "fillnull" + value + pick(List.of(" n", " a", " d, x", " m b"));
  }

  private String shape() {
    int kind = random.nextInt(5);
    if (kind == 0) {
      return "fields " + pick(NAMES) + ", " + pick(NAMES) + ", n";
    }
    if (kind == 1) {
      return "fields - " + pick(NAMES);
    }
    if (kind == 2) {
      return "table n a " + pick(NAMES) + " " + pick(List.of("*", "b*", "c"));
    }
    String from = pick(NAMES);
    String to = pick(List.of("x", "y", "z", "a", "b"));
    if (from.equals(to)) {
      return "rename q AS " + to;
    }
    boolean was = multi.remove(from);
    multi.remove(to);
    if (was) {
      multi.add(to);
    }
    return "rename " + from + " AS " + to;
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
