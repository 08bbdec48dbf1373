package dev.karst.command;

import dev.karst.plan.HeadWhile;
import dev.karst.plan.Limit;
import dev.karst.plan.Plan;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Arguments;
import dev.karst.syntax.EvalExpr;
import dev.karst.syntax.Item;
import dev.karst.syntax.Literal;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;
import java.util.ArrayList;
import java.util.List;

/** {@code head}: the first rows; with an expression, those before the first for which it fails. */
final class HeadCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "head",
          ArgumentRule.LIST,
          "[<count>|(<eval expression>)] [<option> ...]",
          "Gives the first rows, 10 unless a count is given, or those for which an expression is"
              + " TRUE.",
          "| makeresults count=3 | streamstats count AS n | head (n < 3) keeplast=true",
          new CommandSpec.Option("limit", "<count>", "how many rows"),
          new CommandSpec.Option(
              "null", "<bool>", "go on where a field of the expression is absent"),
          new CommandSpec.Option("keeplast", "<bool>", "keep the row for which it fails"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items =
        new ItemCursor(SPEC, apart(((Arguments.Items) stage.arguments()).items()), stage.span());
    long limit = items.number("limit", -1);
    if (items.hasNext() && items.peek() instanceof Item.Group group) {
      items.next();
      items.end();
      EvalExpr condition = lowering.syntax().expression(group.inner());
      Plan rows =
          new HeadWhile(
              input,
              condition,
              lowering.binder().condition(condition).fields(),
              items.flag("null", false),
              items.flag("keeplast", false));
      return limit < 0 ? rows : new Limit(rows, limit, false);
    }
    if (items.hasNext()) {
      limit = ItemCursor.number(items.word("a count"));
    }
    items.end();
    for (String option : new String[] {"null", "keeplast"}) {
      if (items.item(option).isPresent()) {
        throw new SearchError(
            "bad-option",
            "'" + option + "' has no effect without an expression",
            items.item(option).orElseThrow().span());
      }
    }
    return new Limit(input, limit < 0 ? 10 : limit, false);
  }

  /** In {@code limit=5 (n<3)} the bracket is no part of the option's value. */
  private static List<Item> apart(List<Item> items) {
    List<Item> apart = new ArrayList<>();
    for (Item item : items) {
      if (item instanceof Item.Option option && option.value() instanceof Item.Call call) {
        Literal value = new Literal(call.name(), false, call.span());
        apart.add(new Item.Option(option.name(), option.op(), new Item.Word(value), option.span()));
        apart.add(call.group());
      } else {
        apart.add(item);
      }
    }
    return apart;
  }
}
