package dev.karst.command;

import dev.karst.plan.Extend;
import dev.karst.plan.Plan;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Arguments;
import dev.karst.syntax.CompareOp;
import dev.karst.syntax.EvalExpr;
import dev.karst.syntax.Item;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code rangemap}: names of the ranges that a field's number lies in, in {@code range}. Ends
 * belong to their range; a number in several gives several names, as Splunk's page of the command
 * says.
 */
final class RangemapCommand implements Command {
  private static final String NUMBER = "-?\\d{1,15}(?:\\.\\d{1,15})?";
  private static final Pattern RANGE = Pattern.compile("(" + NUMBER + ")-(" + NUMBER + ")");

  private static final CommandSpec SPEC =
      CommandSpec.later(
          "rangemap",
          ArgumentRule.LIST,
          "field=<field> <name>=<from>-<to> ... [default=<text>]",
          "Adds range: the name of the range that a field's number lies in.",
          "| makeresults | eval n=7 | rangemap field=n low=0-5 high=6-10 default=severe",
          new CommandSpec.Option("field", "<field>", "whose numbers are named"),
          new CommandSpec.Option(
              "default", "<text>", "for values outside all ranges; None unless given"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    List<Item> own = new ArrayList<>();
    List<Item.Option> ranges = new ArrayList<>();
    for (Item item : ((Arguments.Items) stage.arguments()).items()) {
      boolean range =
          item instanceof Item.Option option
              && option.op() == CompareOp.EQ
              && !SPEC.optionNames().contains(option.name().text().toLowerCase(Locale.ROOT));
      if (range) {
        ranges.add((Item.Option) item);
      } else {
        own.add(item);
      }
    }
    ItemCursor items = new ItemCursor(SPEC, own, stage.span());
    items.end();
    EvalExpr field =
        Expressions.field(items.text("field").orElseThrow(() -> items.missing("field=<field>")));
    EvalExpr[] names = new EvalExpr[ranges.size()];
    for (int i = 0; i < names.length; i++) {
      names[i] = name(ranges.get(i), field);
    }
    EvalExpr standard = Expressions.text(items.text("default").orElse("None"));
    EvalExpr value =
        names.length == 0
            ? standard
            : Expressions.call("coalesce", Expressions.call("mvappend", names), standard);
    return Extend.of(input, List.of(Expressions.assign("range", value, lowering)));
  }

  private static EvalExpr name(Item.Option option, EvalExpr field) {
    Matcher range = RANGE.matcher(option.value().spl());
    if (!range.matches()) {
      throw new SearchError(
          "bad-option",
          "'" + option.value().spl() + "' is no range of numbers",
          option.value().span(),
          "expected one such as 0-100");
    }
    EvalExpr number = Expressions.call("tonumber", field);
    EvalExpr from =
        Expressions.compare(
            number, CompareOp.GE, Expressions.number(Double.parseDouble(range.group(1))));
    EvalExpr to =
        Expressions.compare(
            number, CompareOp.LE, Expressions.number(Double.parseDouble(range.group(2))));
    return Expressions.call(
        "case",
        Expressions.call("isnull", number),
        Expressions.call("null"),
        new EvalExpr.And(List.of(from, to), option.span()),
        Expressions.text(option.name().text()));
  }
}
