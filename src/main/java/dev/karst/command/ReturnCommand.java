package dev.karst.command;

import dev.karst.plan.Plan;
import dev.karst.plan.Render;
import dev.karst.plan.RowText;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Arguments;
import dev.karst.syntax.CompareOp;
import dev.karst.syntax.Item;
import dev.karst.syntax.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code return}: the first rows as a search expression or bare values (semantics.md section 9).
 */
final class ReturnCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "return",
          ArgumentRule.LIST,
          "[<count>] <field> | <alias>=<field> | $<field> ...",
          "Makes text of the first rows: field=\"value\", alias=\"value\", or the bare value.",
          "| makeresults | eval user=\"ann\" | return src_user=user");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor errors = new ItemCursor(SPEC, List.of(), stage.span());
    long most = 1;
    boolean first = true;
    List<RowText.Return.Part> parts = new ArrayList<>();
    for (Item item : ((Arguments.Items) stage.arguments()).items()) {
      if (item instanceof Item.Word word) {
        String text = word.literal().text();
        if (first && text.matches("\\d{1,9}")) {
          most = Long.parseLong(text);
        } else if (text.startsWith("$")) {
          String field = text.substring(1).replaceFirst("\\$$", "");
          parts.add(new RowText.Return.Part(field, field, true));
        } else {
          parts.add(new RowText.Return.Part(text, text, false));
        }
      } else if (item instanceof Item.Option option
          && option.op() == CompareOp.EQ
          && option.value() instanceof Item.Word word) {
        parts.add(new RowText.Return.Part(option.name().text(), word.literal().text(), false));
      } else if (!(item instanceof Item.Comma)) {
        throw errors.unexpected(item, "a field");
      }
      first = false;
    }
    if (parts.isEmpty()) {
      throw errors.missing("a field");
    }
    return new Render(input, new RowText.Return(parts, most));
  }
}
