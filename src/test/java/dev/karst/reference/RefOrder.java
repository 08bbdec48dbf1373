package dev.karst.reference;

import dev.karst.syntax.Arguments;
import dev.karst.syntax.EvalExpr;
import dev.karst.syntax.Item;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** {@code sort}, {@code head} and {@code dedup} (semantics.md section 6). */
final class RefOrder {
  private RefOrder() {}

  /**
   * One sort key: how its values compare, and which way. Source: assumed, that texts follow numbers
   * in num(), all alike, and in ip() what is no address follows addresses.
   */
  private record Key(String field, String type, boolean down) {
    int compare(Map<String, Object> a, Map<String, Object> b) {
      Object x = a.get(field);
      Object y = b.get(field);
      if (x == null || y == null) {
        return x == y ? 0 : x == null ? 1 : -1;
      }
      int order =
          switch (type) {
            case "str" -> RefValues.compareTexts(RefValues.text(x), RefValues.text(y));
            case "ip" -> addresses(x, y);
            case "num" -> numbers(x, y);
            default -> RefValues.compareSorted(x, y);
          };
      return down ? -order : order;
    }

    private static int numbers(Object a, Object b) {
      Double x = RefValues.parse(RefValues.text(a));
      Double y = RefValues.parse(RefValues.text(b));
      if (x == null || y == null) {
        return Objects.equals(x, y) ? 0 : x != null ? -1 : 1;
      }
      return Double.compare(x + 0.0, y + 0.0);
    }

    private static int addresses(Object a, Object b) {
      Long x = RefSearch.address(RefValues.text(a));
      Long y = RefSearch.address(RefValues.text(b));
      if (x == null || y == null) {
        return Objects.equals(x, y) ? RefValues.compare(a, b) : x != null ? -1 : 1;
      }
      return Long.compare(x, y);
    }
  }

  /** A number in front is the limit; a {@code d} or {@code desc} at the end turns all around. */
  static List<Map<String, Object>> sort(Arguments.Items items, List<Map<String, Object>> rows) {
    List<Item> list = new ArrayList<>(items.items());
    int limit = 10_000;
    if (word(list.get(0)).matches("\\d+")) {
      limit = Integer.parseInt(word(list.remove(0)));
    }
    boolean reversed =
        list.size() > 1
            && word(list.get(list.size() - 1)).matches("d|desc")
            && !(list.get(list.size() - 2) instanceof Item.Comma);
    if (reversed) {
      list.remove(list.size() - 1);
    }
    Comparator<Map<String, Object>> order = (a, b) -> 0;
    boolean down = false;
    for (Item item : list) {
      String text = item instanceof Item.Call call ? call.name() : word(item);
      if (text.startsWith("-") || text.startsWith("+")) {
        down = text.startsWith("-");
        text = text.substring(1);
      }
      if (text.isEmpty()) {
        continue;
      }
      Key key =
          item instanceof Item.Call call
              ? new Key(call.group().text(), text, down ^ reversed)
              : new Key(text, "auto", down ^ reversed);
      order = order.thenComparing(key::compare);
      down = false;
    }
    List<Map<String, Object>> sorted = new ArrayList<>(rows);
    sorted.sort(order);
    return limit == 0 ? sorted : sorted.subList(0, Math.min(limit, sorted.size()));
  }

  private static String word(Item item) {
    return item instanceof Item.Word word ? word.literal().text() : "";
  }

  /** By a condition: the rows before the first that does not satisfy it. */
  static List<Map<String, Object>> head(Arguments.Items items, List<Map<String, Object>> rows) {
    RefWords list = new RefWords(items.items());
    List<String> words = list.words();
    String condition = list.group();
    if (condition == null) {
      int count = words.isEmpty() ? list.number("limit", 10) : Integer.parseInt(words.get(0));
      return rows.subList(0, Math.min(count, rows.size()));
    }
    EvalExpr expression = ReferenceInterpreter.expression(condition);
    int most = list.number("limit", Integer.MAX_VALUE);
    List<Map<String, Object>> kept = new ArrayList<>();
    for (Map<String, Object> row : rows) {
      if (kept.size() == most) {
        break;
      }
      boolean holds =
          unknown(expression, row) ? list.flag("null", false) : RefEval.isTrue(expression, row);
      if (holds || list.flag("keeplast", false)) {
        kept.add(row);
      }
      if (!holds) {
        break;
      }
    }
    return kept;
  }

  /** Whether a comparison has an absent side. */
  private static boolean unknown(EvalExpr expression, Map<String, Object> row) {
    return expression instanceof EvalExpr.Compare compare
        && (RefEval.value(compare.left(), row) == null
            || RefEval.value(compare.right(), row) == null);
  }

  static List<Map<String, Object>> dedup(Arguments.Items items, List<Map<String, Object>> rows) {
    List<Item> plain = new ArrayList<>(items.items());
    List<Map<String, Object>> ordered = rows;
    for (int i = 0; i < plain.size(); i++) {
      if (word(plain.get(i)).equals("sortby")) {
        List<Item> keys = new ArrayList<>(plain.subList(i + 1, plain.size()));
        keys.removeIf(item -> item instanceof Item.Option);
        plain = plain.subList(0, i);
        keys.add(0, new Item.Word(dev.karst.syntax.Literal.word("0")));
        ordered = sort(new Arguments.Items(keys, null), rows);
      }
    }
    RefWords list = new RefWords(plain);
    List<String> fields = list.words();
    int most = fields.get(0).matches("\\d+") ? Integer.parseInt(fields.remove(0)) : 1;
    boolean keepEvents = list.flag("keepevents", false);
    Map<List<Object>, Integer> seen = new HashMap<>();
    List<Object> before = null;
    List<Map<String, Object>> kept = new ArrayList<>();
    for (Map<String, Object> row : ordered) {
      List<Object> key =
          fields.stream().map(field -> (Object) RefValues.texts(row.get(field))).toList();
      boolean first;
      if (key.contains(List.of())) {
        first = list.flag("keepempty", false);
      } else {
        if (list.flag("consecutive", false) && !key.equals(before)) {
          seen.clear();
        }
        before = key;
        first = seen.merge(key, 1, Integer::sum) <= most;
      }
      if (first) {
        kept.add(row);
      } else if (keepEvents) {
        Map<String, Object> without = RefCommands.copy(row);
        without.keySet().removeAll(fields);
        kept.add(without);
      }
    }
    return Collections.unmodifiableList(kept);
  }
}
