package dev.karst.command;

import dev.karst.plan.Plan;
import dev.karst.plan.Render;
import dev.karst.plan.RowText;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Literal;
import dev.karst.syntax.Stage;
import java.util.List;

/** {@code format}: all rows as one search expression (semantics.md section 9). */
final class FormatCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "format",
          ArgumentRule.LIST,
          "[mvsep=<text>] [maxresults=<count>] [\"(\" \"(\" \"AND\" \")\" \"OR\" \")\"]",
          "Makes one search expression of all rows.",
          "| makeresults | eval user=\"ann\" | format",
          new CommandSpec.Option("mvsep", "<text>", "what separates values of one field; OR"),
          new CommandSpec.Option("maxresults", "<count>", "the most rows; 0 for all"),
          new CommandSpec.Option("emptystr", "<text>", "what stands for no rows; NOT ( )"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    List<String> words = items.names().stream().map(Literal::text).toList();
    items.end();
    if (!words.isEmpty() && words.size() != 6) {
      throw items.missing("six texts: row opening, field opening, AND, closing, OR, closing");
    }
    long most = items.number("maxresults", 0);
    RowText.Format standard = RowText.Format.STANDARD;
    return new Render(
        input,
        new RowText.Format(
            words.isEmpty() ? standard.words() : words,
            items.text("mvsep").orElse(standard.between()),
            most == 0 ? Long.MAX_VALUE : most,
            items.text("emptystr").orElse(standard.empty())));
  }
}
