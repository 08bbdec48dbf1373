package dev.karst.command;

import dev.karst.match.Regex;
import dev.karst.plan.Extract;
import dev.karst.plan.Extraction;
import dev.karst.plan.Needs;
import dev.karst.plan.Plan;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Item;
import dev.karst.syntax.Literal;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;

/** {@code makemv}: takes a text apart into a multivalue. */
final class MakemvCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "makemv",
          ArgumentRule.LIST,
          "[delim=<text> | tokenizer=<regex>] [allowempty=<bool>] [setsv=<bool>] <field>",
          "Takes a field's text apart into several values.",
          "| makeresults | eval a=\"x,y\" | makemv delim=\",\" a",
          new CommandSpec.Option("delim", "<text>", "stands between values; a blank unless given"),
          new CommandSpec.Option("tokenizer", "<regex>", "its first group is a value"),
          new CommandSpec.Option("allowempty", "<bool>", "keep empty values"),
          new CommandSpec.Option("setsv", "<bool>", "put the values together again, as one"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    String field = items.word("a field").text();
    items.end();
    String delimiter = items.text("delim").orElse(" ");
    if (delimiter.isEmpty()) {
      throw new SearchError(
          "bad-option", "delim must not be empty", items.item("delim").orElseThrow().span());
    }
    Regex tokenizer = tokenizer(items, lowering);
    Extraction extraction =
        new Extraction.Split(
            field,
            delimiter,
            tokenizer,
            items.flag("allowempty", false),
            items.flag("setsv", false));
    return new Extract(input, extraction, null, Needs.ALL);
  }

  private static Regex tokenizer(ItemCursor items, Lowering lowering) {
    if (items.text("tokenizer").isEmpty()) {
      return null;
    }
    Item given = items.item("tokenizer").orElseThrow();
    if (items.item("delim").isPresent()) {
      throw new SearchError("bad-option", "tokenizer and delim exclude each other", given.span());
    }
    Literal written = ((Item.Word) given).literal();
    Regex regex = PatternArgument.regex(written, lowering);
    if (regex.groupCount() == 0) {
      throw new SearchError(
          "no-groups",
          "the tokenizer '" + written.text() + "' has no group",
          written.span(),
          "its first group is a value: tokenizer=\"([^,]+),?\"");
    }
    return regex;
  }
}
