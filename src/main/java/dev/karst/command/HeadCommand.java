package dev.karst.command;

import dev.karst.plan.HeadWhile;
import dev.karst.plan.Limit;
import dev.karst.plan.Plan;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Arguments;
import dev.karst.syntax.CompareOp;
import dev.karst.syntax.EvalExpr;
import dev.karst.syntax.Item;
import dev.karst.syntax.Literal;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code head}: the first rows; with an expression, those before the first for which it fails. */
final class HeadCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "head",
          ArgumentRule.LIST,
          "[<count>|<eval expression>] [<option> ...]",
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
    List<Item> all = apart(((Arguments.Items) stage.arguments()).items());
    List<Item> options = new ArrayList<>(all);
    List<Item> body = body(all);
    boolean count =
        body.isEmpty()
            || (body.size() == 1 && body.get(0) instanceof Item.Word word && isCount(word));
    if (!count) {
      options.removeAll(body);
    }
    ItemCursor items = new ItemCursor(SPEC, options, stage.span());
    long limit = items.number("limit", -1);
    if (!count) {
      Span first = body.get(0).span();
      Span last = body.get(body.size() - 1).span();
      EvalExpr condition =
          lowering.syntax().expression(new Span(first.text(), first.start(), last.end()));
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

  private static boolean isCount(Item.Word word) {
    return !word.literal().quoted() && word.literal().text().matches("\\d+");
  }

  /** What stands between the options before and behind: a count or an expression. */
  private static List<Item> body(List<Item> items) {
    int from = 0;
    int to = items.size();
    while (from < to && isOption(items.get(from))) {
      from++;
    }
    while (to > from && isOption(items.get(to - 1))) {
      to--;
    }
    return items.subList(from, to);
  }

  private static boolean isOption(Item item) {
    return item instanceof Item.Option option
        && option.op() == CompareOp.EQ
        && SPEC.optionNames().contains(option.name().text().toLowerCase(Locale.ROOT));
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
