package dev.karst.command;

import dev.karst.match.Regex;
import dev.karst.plan.Extract;
import dev.karst.plan.Extraction;
import dev.karst.plan.Needs;
import dev.karst.plan.Plan;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Literal;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;

/** {@code rex}: fields out of a text by a regular expression, or a sed script over it. */
final class RexCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "rex",
          ArgumentRule.LIST,
          "[field=<field>] [max_match=<count>] [offset_field=<field>] <regex with named groups>"
              + " | [field=<field>] mode=sed <sed script>",
          "Makes fields of the named groups of a regular expression, or edits a field.",
          "| makeresults | eval a=\"From: ann To: bob\" | rex field=a \"From: (?<from>\\w+)\"",
          new CommandSpec.Option("field", "<field>", "the text; _raw unless given"),
          new CommandSpec.Option(
              "max_match", "<count>", "how many matches; 1 unless given, 0 for all"),
          new CommandSpec.Option("offset_field", "<field>", "gets where the groups stand"),
          new CommandSpec.Option("mode", "sed", "the argument is a sed script"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    String field = items.text("field").orElse("_raw");
    Literal written = items.word("a regular expression");
    items.end();
    Extraction extraction =
        items.item("mode").isPresent()
            ? sed(field, written, items, lowering)
            : groups(field, written, items, lowering);
    return new Extract(input, extraction, null, Needs.ALL);
  }

  private static Extraction sed(String field, Literal script, ItemCursor items, Lowering lowering) {
    if (!items.text("mode").orElseThrow().equalsIgnoreCase("sed")) {
      throw new SearchError(
          "bad-option", "rex has no other mode than sed", items.item("mode").orElseThrow().span());
    }
    for (String option : new String[] {"max_match", "offset_field"}) {
      items
          .item(option)
          .ifPresent(
              value -> {
                throw new SearchError(
                    "bad-option", option + " has no meaning with mode=sed", value.span());
              });
    }
    return new Extraction.Edit(field, PatternArgument.sed(script, lowering));
  }

  private static Extraction groups(
      String field, Literal written, ItemCursor items, Lowering lowering) {
    Regex regex = PatternArgument.regex(written, lowering);
    if (regex.groupNames().isEmpty()) {
      throw new SearchError(
          "no-groups",
          "The regex '" + written.text() + "' does not extract anything",
          written.span(),
          "it should specify at least one named group: (?<name>...)");
    }
    int most = (int) Math.min(Integer.MAX_VALUE, items.number("max_match", 1));
    return new Extraction.Groups(field, regex, most, items.text("offset_field").orElse(null));
  }
}
