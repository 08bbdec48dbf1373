package dev.karst.reference;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Random rows, and searches over them that the documentation says the answer of: what it is silent
 * on (sorting by multivalues, fillnull of columns without values) is left out.
 */
final class RandomSearch {
  static final List<String> FIELDS = List.of("n", "a", "b", "c", "d", "m");
  private static final List<String> TARGETS = List.of("x", "y", "z", "c");

  private final Random random;
  private final RandomExpression expression;
  private final Set<String> multi;
  private final boolean sub;

  /** Whether all rows have their time, and whether the latest comes first. */
  private boolean timed;

  private boolean newestFirst;

  /** Whether there may be columns that no row tells of. */
  private boolean joined;

  RandomSearch(long seed) {
    this(new Random(seed), false);
  }

  private RandomSearch(Random random, boolean sub) {
    this.random = random;
    this.expression = new RandomExpression(random);
    this.multi = expression.multi;
    this.sub = sub;
  }

  private <T> T pick(List<T> list) {
    return expression.pick(list);
  }

  private String name() {
    return pick(RandomExpression.NAMES);
  }

  /** The newest first; no two of one time. */
  List<Map<String, Object>> rows() {
    List<Map<String, Object>> rows = new ArrayList<>();
    int count = random.nextInt(12);
    double time = 1_700_000_000;
    for (int i = 0; i < count; i++) {
      Map<String, Object> row = new LinkedHashMap<>();
      time -= 1 + random.nextInt(pick(List.of(5, 90, 5_000, 300_000)));
      row.put("_time", time);
      row.put("index", "main");
      row.put("_raw", raw());
      row.put("n", String.valueOf(i));
      put(row, "a", 1, pick(RandomExpression.NUMBERS));
      put(row, "b", 1, pick(RandomExpression.WORDS));
      put(row, "c", 2, value());
      put(row, "d", 4, value());
      Set<String> values = new HashSet<>();
      for (int v = random.nextInt(4); v > 0; v--) {
        values.add(value());
      }
      if (!values.isEmpty()) {
        row.put("m", RefValues.ofTexts(new ArrayList<>(values)));
      }
      rows.add(row);
    }
    return rows;
  }

  private String raw() {
    StringBuilder raw = new StringBuilder();
    for (int i = random.nextInt(5); i >= 0; i--) {
      raw.append(pick(List.of("ann", "Ann", "bob", "bobby", "x1", "x", "1", "a", "b", "user")));
      raw.append(i == 0 ? "" : pick(List.of(" ", " ", ", ", "-", ".", ":", "_", "/", "\"")));
    }
    return raw.toString();
  }

  private String value() {
    return pick(random.nextBoolean() ? RandomExpression.NUMBERS : RandomExpression.WORDS);
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
    String terms = random.nextBoolean() ? "" : " (" + expression.search(2) + ")";
    String words = random.nextInt(3) > 0 ? "" : " (" + words(2) + ")";
    stages.add("search index=main" + terms + words);
    timed = !sub && random.nextBoolean();
    newestFirst = timed;
    stages.add("table " + String.join(" ", FIELDS) + (timed ? " _time" : ""));
    for (int i = sub ? random.nextInt(3) : 1 + random.nextInt(5); i > 0; i--) {
      stages.add(stage());
    }
    return stages;
  }

  private String stage() {
    return switch (random.nextInt(sub ? 15 : 24)) {
      case 0, 1 -> "search " + (sub || random.nextInt(3) > 0 ? expression.search(3) : found());
      case 2, 3 -> "where " + expression.condition(3);
      case 4, 5 -> eval();
      case 6 -> stats();
      case 7 -> sort();
      case 8 -> head();
      case 9 -> dedup();
      case 10 -> mvexpand();
      case 11 -> fillnull();
      case 12, 13 -> shape();
      case 14, 15 -> bin();
      case 16 -> window("eventstats ");
      case 17, 18, 19 -> streamstats();
      case 20, 21 -> join();
      case 22 -> append();
      default -> appendpipe();
    };
  }

  /** Words of events' raw texts. */
  private String words(int depth) {
    if (depth > 0 && random.nextBoolean()) {
      return words(depth - 1) + pick(List.of(" ", " OR ", " NOT ")) + words(depth - 1);
    }
    return pick(
        List.of(
            "ann",
            "bob",
            "bo*",
            "\"ann bob\"",
            "x1",
            "TERM(ann)",
            "TERM(x-1)",
            "TERM(a.b)",
            "a.b",
            "CASE(Ann)",
            "user",
            "\"user:ann\"",
            "NOT x",
            "zoe"));
  }

  /** What another search finds. */
  private String found() {
    String fields = pick(List.of("a", "a b", "a m", "a b c"));
    String inner =
        "[search index=main ("
            + expression.search(1)
            + ") | where isnotnull(a) | head "
            + (1 + random.nextInt(3))
            + " | table "
            + fields
            + "]";
    return switch (random.nextInt(4)) {
      case 0 -> "NOT " + inner;
      case 1 -> expression.search(1) + " OR " + inner;
      case 2 -> expression.search(1) + " " + inner;
      default -> inner;
    };
  }

  private String eval() {
    List<String> assignments = new ArrayList<>();
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      String target = name();
      int kind = random.nextInt(7);
      if (kind < 2) {
        assignments.add(target + "=" + expression.values());
        multi.add(target);
      } else if (kind == 2 && timed) {
        assignments.add(target + "=" + time());
        multi.remove(target);
      } else {
        assignments.add(target + "=" + (kind < 5 ? expression.number(2) : expression.text(2)));
        multi.remove(target);
      }
    }
    return "eval " + String.join(", ", assignments);
  }

  private String time() {
    return random.nextBoolean()
        ? "strftime(_time, " + pick(List.of("\"%Y-%m-%d %H:%M:%S\"", "\"%j %b\"", "\"%a\"")) + ")"
        : "round(relative_time(_time, \""
            + pick(
                List.of(
                    "-1h@h",
                    "@d",
                    "-1d@d",
                    "+2m",
                    "@w1",
                    "-1mon@mon",
                    "@mon+1d",
                    "-7d@w0",
                    "@y",
                    "@q-1q",
                    "@w",
                    "-h",
                    "+1w@w3-30m"))
            + "\"))";
  }

  private String stats() {
    Set<String> after = new HashSet<>();
    String text = "stats " + aggregates(after::add) + by();
    multi.clear();
    multi.addAll(after);
    timed = false;
    newestFirst = false;
    return text;
  }

  private String by() {
    if (random.nextInt(4) == 0) {
      return "";
    }
    return " BY " + pick(List.of("a", "b", "d", "m", "a b", "b m", "n"));
  }

  /** BY fields of one value: what eventstats and streamstats do with more is not documented. */
  private String bySingle() {
    List<String> single =
        List.of("n", "a", "b", "d").stream().filter(name -> !multi.contains(name)).toList();
    if (single.isEmpty() || random.nextInt(3) == 0) {
      return "";
    }
    return " BY " + pick(single) + (random.nextBoolean() ? "" : " " + pick(single));
  }

  private String window(String start) {
    Set<String> after = new HashSet<>();
    String text = start + aggregates(after::add) + bySingle();
    multi.addAll(after);
    return text;
  }

  private String streamstats() {
    StringBuilder options = new StringBuilder();
    if (random.nextBoolean()) {
      options.append("window=" + (1 + random.nextInt(4)) + " ");
    }
    if (random.nextInt(3) == 0) {
      options.append("current=f ");
    }
    if (random.nextInt(3) == 0) {
      options.append("reset_on_change=t ");
    }
    if (random.nextInt(4) == 0) {
      options.append("reset_before=\"(" + comparison() + ")\" ");
    }
    if (random.nextInt(4) == 0) {
      options.append("reset_after=\"(" + comparison() + ")\" ");
    }
    if (newestFirst && random.nextInt(3) == 0) {
      options.append("time_window=" + pick(List.of("60s", "3600s", "100000s")) + " ");
    } else if (random.nextInt(3) == 0) {
      options.append("global=f ");
    }
    return window("streamstats " + options);
  }

  private String comparison() {
    return expression.single() + pick(List.of(">", "<", "=", "!=")) + pick(List.of("1", "2", "9"));
  }

  /**
   * @param many told the names of the fields that come to hold several values
   */
  private String aggregates(Consumer<String> many) {
    List<String> aggregates = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      String function =
          pick(
              List.of(
                  "count", "sum", "avg", "min", "max", "dc", "values", "list", "first", "last",
                  "range", "rows", "true", "sumeval", "sumsq", "var", "varp", "stdev", "stdevp",
                  "median", "perc95", "p25", "estdc", "time"));
      String call =
          switch (function) {
            case "rows" -> "count";
            case "true" -> "count(eval(" + expression.condition(1) + "))";
            case "sumeval" ->
                pick(List.of("sum", "max", "values", "dc"))
                    + "(eval("
                    + expression.number(1)
                    + "))";
            case "time" ->
                timed
                    ? pick(List.of("earliest", "latest", "earliest_time", "latest_time"))
                        + "("
                        + expression.single()
                        + ")"
                    : "count";
            case "first", "last", "min", "max" -> function + "(" + expression.single() + ")";
            default -> function + "(" + name() + ")";
          };
      aggregates.add(call + " AS " + TARGETS.get(i));
      if (function.equals("values") || function.equals("list") || call.startsWith("values")) {
        many.accept(TARGETS.get(i));
      }
    }
    return String.join(", ", aggregates);
  }

  private String sort() {
    String limit = random.nextBoolean() ? "0 " : 1 + random.nextInt(4) + " ";
    String keys = key() + (random.nextBoolean() ? "" : ", " + key());
    newestFirst = false;
    return "sort " + limit + keys + pick(List.of("", "", "", " d", " desc"));
  }

  private String key() {
    String field = expression.single();
    String typed = pick(List.of("", "", "num", "str", "ip", "auto"));
    return pick(List.of("", "-", "+")) + (typed.isEmpty() ? field : typed + "(" + field + ")");
  }

  private String head() {
    if (random.nextBoolean()) {
      return "head " + random.nextInt(6);
    }
    return "head ("
        + comparison()
        + ")"
        + pick(List.of("", " limit=2"))
        + pick(List.of("", " keeplast=true"))
        + pick(List.of("", " null=true"));
  }

  private String dedup() {
    String fields = pick(List.of("a", "b", "m", "a b", "c, d", "x"));
    String order = "";
    if (random.nextInt(4) == 0) {
      order = " sortby " + pick(List.of("", "-", "+")) + expression.single();
      newestFirst = false;
    }
    return "dedup "
        + pick(List.of("", "1 ", "2 "))
        + fields
        + pick(List.of("", "", " keepempty=true", " consecutive=true", " keepevents=true"))
        + order;
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
    int kind = random.nextInt(6);
    if (kind == 0) {
      return "fields " + name() + ", " + name() + ", n";
    }
    if (kind == 1) {
      return "fields - " + name();
    }
    if (kind == 2) {
      String time = timed ? "_time " : "";
      return "table n a " + time + name() + " " + pick(List.of("*", "b*", "c"));
    }
    if (kind == 3 && !joined) {
      boolean was = multi.remove("m");
      if (was) {
        multi.add("y");
      }
      return pick(List.of("rename m* AS y*", "rename \"m*\" AS \"y*\""));
    }
    String from = name();
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

  private String bin() {
    if (timed && random.nextBoolean()) {
      String align = pick(List.of("", "", " aligntime=1000"));
      newestFirst = false;
      return "bin _time span=" + pick(List.of("5m", "1h", "1d", "30s", "7m")) + align;
    }
    String span = pick(List.of("span=10", "span=0.5", "span=3", "span=2log5", "bins=4", "bins=20"));
    String field = expression.single();
    if (random.nextBoolean()) {
      return "bin " + span + " " + field;
    }
    multi.remove("z");
    return "bin " + span + " " + field + " AS z";
  }

  /** Another search over the same rows, without their times. */
  private RandomSearch other() {
    return new RandomSearch(random, true);
  }

  private String join() {
    RandomSearch right = other();
    String search = String.join(" | ", right.stages());
    List<String> keys =
        List.of("a", "b", "n", "c", "d", "x").stream()
            .filter(key -> !multi.contains(key) && !right.multi.contains(key))
            .toList();
    if (keys.isEmpty()) {
      return "head 5";
    }
    String fields = pick(keys) + (random.nextBoolean() ? "" : " " + pick(keys));
    multi.addAll(right.multi);
    joined = true;
    return "join "
        + pick(List.of("", "type=inner ", "type=left ", "type=outer "))
        + pick(List.of("", "max=0 ", "max=2 "))
        + pick(List.of("", "overwrite=f "))
        + fields
        + " ["
        + search
        + "]";
  }

  private String append() {
    RandomSearch more = other();
    String search = String.join(" | ", more.stages());
    multi.addAll(more.multi);
    joined = true;
    timed = false;
    newestFirst = false;
    return "append [" + search + "]";
  }

  private String appendpipe() {
    Set<String> after = new HashSet<>();
    String stage = "stats " + aggregates(after::add) + by();
    multi.addAll(after);
    joined = true;
    timed = false;
    newestFirst = false;
    return "appendpipe [" + stage + "]";
  }
}
