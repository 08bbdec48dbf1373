package dev.karst.command;

import dev.karst.plan.Cap;
import dev.karst.plan.Join;
import dev.karst.plan.Plan;
import dev.karst.plan.Rename;
import dev.karst.session.Limit;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Arguments;
import dev.karst.syntax.CompareOp;
import dev.karst.syntax.Item;
import dev.karst.syntax.Literal;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code join}: the fields of a subsearch's rows that have the same keys. */
final class JoinCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "join",
          ArgumentRule.LIST,
          "[type=inner|left|outer] [max=<count>] [<field>, ... | left=<a> right=<b> where"
              + " <a>.<field>=<b>.<field> ...] [<subsearch>]",
          "Adds the fields of a subsearch's rows that have the same values in the named fields.",
          "| makeresults | eval id=1 | join id [| makeresults | eval id=1, name=\"ann\"]",
          new CommandSpec.Option("type", "inner|left|outer", "whether rows without a match stay"),
          new CommandSpec.Option("max", "<count>", "the most matches of one row, 0 for all; 1"),
          new CommandSpec.Option("overwrite", "<bool>", "the subsearch's values win; true"),
          new CommandSpec.Option("usetime", "<bool>", "matches must be earlier or later"),
          new CommandSpec.Option("earlier", "<bool>", "with usetime: earlier ones; true"),
          new CommandSpec.Option("left", "<alias>", "what the rows are called in where"),
          new CommandSpec.Option("right", "<alias>", "what the subsearch's rows are called"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    List<Item> rest = new ArrayList<>(((Arguments.Items) stage.arguments()).items());
    List<Item> conditions = conditions(rest);
    ItemCursor items = new ItemCursor(SPEC, rest, stage.span());
    List<Join.Key> keys = new ArrayList<>();
    for (Literal name : items.names()) {
      if (!name.text().equalsIgnoreCase("where") || conditions.isEmpty()) {
        keys.add(new Join.Key(name.text(), name.text()));
      }
    }
    Plan right = lowering.subsearch(items.bracket());
    items.end();
    right = Cap.of(right, lowering.session(), Limit.JOIN_ROWS, "join's subsearch");
    Plan left = input;
    if (items.item("left").isPresent() || items.item("right").isPresent()) {
      String leftName = items.text("left").orElseThrow(() -> items.missing("left=<alias>"));
      String rightName = items.text("right").orElseThrow(() -> items.missing("right=<alias>"));
      if (conditions.isEmpty() || !keys.isEmpty()) {
        throw items.missing("where <left>.<field>=<right>.<field>");
      }
      conditions.forEach(one -> keys.add(key((Item.Option) one, leftName, rightName)));
      left = prefixed(left, leftName);
      right = prefixed(right, rightName);
    }
    return new Join(
        left,
        right,
        keys,
        outer(items),
        (int) Math.min(Integer.MAX_VALUE, items.number("max", 1)),
        items.flag("overwrite", true),
        time(items));
  }

  /** Takes {@code L.a=R.b} out of the items: what stands behind where. */
  private static List<Item> conditions(List<Item> items) {
    List<Item> found = new ArrayList<>();
    boolean where = false;
    for (Item item : List.copyOf(items)) {
      if (item instanceof Item.Word word && word.literal().text().equalsIgnoreCase("where")) {
        where = true;
      } else if (where
          && item instanceof Item.Option option
          && option.op() == CompareOp.EQ
          && option.name().text().indexOf('.') > 0) {
        found.add(item);
        items.remove(item);
      }
    }
    return found;
  }

  private static Join.Key key(Item.Option condition, String left, String right) {
    String a = condition.name().text();
    String b = condition.value() instanceof Item.Word word ? word.literal().text() : "";
    if (a.startsWith(left + ".") && b.startsWith(right + ".")) {
      return new Join.Key(a, b);
    }
    if (a.startsWith(right + ".") && b.startsWith(left + ".")) {
      return new Join.Key(b, a);
    }
    throw new SearchError(
        "syntax",
        "'" + condition.spl() + "' compares no field of '" + left + "' with one of '" + right + "'",
        condition.span());
  }

  private static Plan prefixed(Plan plan, String alias) {
    return new Rename(plan, List.of(new Rename.Pair("*", alias + ".*")));
  }

  private static boolean outer(ItemCursor items) {
    String type = items.text("type").orElse("inner").toLowerCase(Locale.ROOT);
    return switch (type) {
      case "inner" -> false;
      case "left", "outer" -> true;
      default ->
          throw new SearchError(
              "bad-option",
              "Invalid value '" + type + "' for option 'type'",
              items.item("type").orElseThrow().span(),
              "expected inner, left or outer");
    };
  }

  private static Join.Time time(ItemCursor items) {
    boolean earlier = items.flag("earlier", true);
    if (!items.flag("usetime", false)) {
      return Join.Time.ANY;
    }
    return earlier ? Join.Time.EARLIER : Join.Time.LATER;
  }
}
