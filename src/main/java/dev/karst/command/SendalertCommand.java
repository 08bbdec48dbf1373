package dev.karst.command;

import dev.karst.plan.Plan;
import dev.karst.plan.Write;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Arguments;
import dev.karst.syntax.Item;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code sendalert}: an alert action, which is recorded and never sent. */
final class SendalertCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "sendalert",
          ArgumentRule.LIST,
          "<action> [param.<name>=<text> ...]",
          "Records an alert action with its parameters; nothing is ever sent.",
          "| makeresults | sendalert risk param._risk_score=10");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    String action = null;
    Map<String, String> parameters = new TreeMap<>();
    for (Item item : ((Arguments.Items) stage.arguments()).items()) {
      if (item instanceof Item.Word word && action == null) {
        action = word.literal().text();
      } else if (item instanceof Item.Option option && option.value() instanceof Item.Word value) {
        parameters.put(option.name().text(), value.literal().text());
      } else {
        throw new ItemCursor(SPEC, List.of(), stage.span()).unexpected(item, "param.<name>=<text>");
      }
    }
    if (action == null) {
      throw new SearchError("missing-argument", "'sendalert' lacks an action", stage.span());
    }
    return new Write(input, new Write.Alert(action, parameters));
  }
}
