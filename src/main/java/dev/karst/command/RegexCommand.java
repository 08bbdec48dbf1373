package dev.karst.command;

import dev.karst.plan.Plan;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Arguments;
import dev.karst.syntax.CompareOp;
import dev.karst.syntax.EvalExpr;
import dev.karst.syntax.Item;
import dev.karst.syntax.Literal;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;
import java.util.List;

/**
 * {@code regex}: keeps the rows whose field matches; with {@code !=} those whose field does not,
 * rows without the field among them (semantics.md section 6).
 */
final class RegexCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "regex",
          ArgumentRule.LIST,
          "<field>=<regex> | <field>!=<regex> | <regex>",
          "Keeps the rows whose field, _raw unless named, matches a regular expression.",
          "| makeresults | eval name=\"a.exe\" | regex name=\"(?i)\\.EXE$\"");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    List<Item> items = ((Arguments.Items) stage.arguments()).items();
    ItemCursor none = new ItemCursor(SPEC, List.of(), stage.span());
    if (items.isEmpty()) {
      throw none.missing("a regular expression");
    }
    Item first = items.get(0);
    if (first instanceof Item.Word word && isNot(word.literal())) {
      throw new SearchError(
          "syntax", "regex knows no NOT", word.span(), "write regex <field>!=<regex>");
    }
    if (items.size() > 1) {
      throw none.unexpected(items.get(1), null);
    }
    if (first instanceof Item.Word word) {
      return filter(input, "_raw", word.literal(), false, lowering);
    }
    boolean test =
        first instanceof Item.Option option
            && (option.op() == CompareOp.EQ || option.op() == CompareOp.NE)
            && option.value() instanceof Item.Word;
    if (!test) {
      throw none.unexpected(first, null);
    }
    Item.Option option = (Item.Option) first;
    Literal regex = ((Item.Word) option.value()).literal();
    return filter(input, option.name().text(), regex, option.op() == CompareOp.NE, lowering);
  }

  private static boolean isNot(Literal word) {
    return !word.quoted() && word.text().equals("NOT");
  }

  private static Plan filter(
      Plan input, String field, Literal regex, boolean not, Lowering lowering) {
    PatternArgument.regex(regex, lowering);
    EvalExpr match =
        new EvalExpr.Call(
            "match",
            List.of(
                new EvalExpr.Field(field, regex.span()),
                new EvalExpr.Text(regex.text(), regex.span())),
            regex.span());
    return lowering.filter(input, not ? new EvalExpr.Not(match, regex.span()) : match);
  }
}
