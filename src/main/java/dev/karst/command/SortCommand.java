package dev.karst.command;

import dev.karst.plan.Plan;
import dev.karst.plan.Sort;
import dev.karst.session.Limit;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Item;
import dev.karst.syntax.Literal;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code sort}: puts rows in order (semantics.md section 6). */
final class SortCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "sort",
          ArgumentRule.LIST,
          "[<count>] [-|+]<field>, ... [desc]",
          "Puts rows in order; keeps 10000 unless a count is given, 0 for all.",
          "| makeresults count=3 | sort 0 -_time",
          new CommandSpec.Option("limit", "<count>", "how many rows stay; 0 for all"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    long limit = items.number("limit", lowering.session().limit(Limit.SORT_ROWS));
    if (items.hasNext()
        && items.peek() instanceof Item.Word word
        && word.literal().text().matches("\\d+")
        && !word.literal().quoted()) {
      limit = ItemCursor.number(items.word("a count"));
    }
    List<Sort.Key> keys = new ArrayList<>();
    boolean reversed = false;
    boolean comma = false;
    while (items.hasNext()) {
      if (items.comma()) {
        comma = true;
        continue;
      }
      // Behind a comma, d is a field.
      if (!keys.isEmpty() && !comma && isDirection(items.peek())) {
        String direction = items.word("a direction").text();
        reversed = direction.toLowerCase(Locale.ROOT).startsWith("d");
        items.end();
        continue;
      }
      keys.add(key(items));
      comma = false;
    }
    if (keys.isEmpty()) {
      throw items.missing("a field");
    }
    boolean turn = reversed;
    List<Sort.Key> turned =
        keys.stream()
            .map(key -> new Sort.Key(key.field(), key.descending() != turn, key.order()))
            .toList();
    return new Sort(input, turned, limit);
  }

  private static boolean isDirection(Item item) {
    return item instanceof Item.Word word
        && !word.literal().quoted()
        && List.of("d", "desc", "a", "asc")
            .contains(word.literal().text().toLowerCase(Locale.ROOT));
  }

  /** {@code -name}, {@code - name}, {@code -num(name)}. */
  static Sort.Key key(ItemCursor items) {
    Item item = items.next();
    boolean descending = false;
    if (item instanceof Item.Word word && !word.literal().quoted() && isSign(word.literal())) {
      descending = word.literal().text().equals("-");
      item = items.next();
    }
    if (item instanceof Item.Call call) {
      String name = unsigned(call.name());
      descending |= call.name().startsWith("-");
      return new Sort.Key(call.group().text().strip(), descending, order(name, call.span()));
    }
    if (!(item instanceof Item.Word word)) {
      throw items.unexpected(item, "a field");
    }
    String text = word.literal().text();
    if (word.literal().quoted()) {
      return new Sort.Key(text, descending, Sort.Order.AUTO);
    }
    return new Sort.Key(unsigned(text), descending || text.startsWith("-"), Sort.Order.AUTO);
  }

  private static boolean isSign(Literal word) {
    return word.text().equals("-") || word.text().equals("+");
  }

  private static String unsigned(String text) {
    return text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
  }

  private static Sort.Order order(String name, Span place) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "auto" -> Sort.Order.AUTO;
      case "num" -> Sort.Order.NUMBER;
      case "str" -> Sort.Order.TEXT;
      case "ip" -> Sort.Order.ADDRESS;
      default ->
          throw new SearchError(
              "syntax", "'" + name + "' is no way to sort", place, "expected auto, num, str or ip");
    };
  }
}
