package dev.karst.command;

import dev.karst.plan.ForEachField;
import dev.karst.plan.Plan;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Literal;
import dev.karst.syntax.Stage;
import java.util.ArrayList;
import java.util.List;

/** {@code outlier}: removes or cuts off numbers far from the quartiles; see {@link Outliers}. */
final class OutlierCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "outlier",
          ArgumentRule.LIST,
          "[<option> ...] [<field> ...]",
          "Removes rows with numbers far from the others, or cuts these numbers off.",
          "| makeresults count=9 | streamstats count AS n | eval n=if(n=9, 500, n)"
              + " | outlier action=remove n",
          options());

  private static CommandSpec.Option[] options() {
    List<CommandSpec.Option> options = new ArrayList<>();
    options.add(new CommandSpec.Option("type", "iqr", "the only way there is"));
    options.add(
        new CommandSpec.Option(
            "action", "remove|transform", "drop the row, or put the threshold in; transform"));
    options.addAll(Outliers.OPTIONS);
    return options.toArray(CommandSpec.Option[]::new);
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    List<String> fields = items.names().stream().map(Literal::text).toList();
    items.end();
    if (!items.text("type").orElse("iqr").equalsIgnoreCase("iqr")) {
      throw items.invalid("type", "iqr");
    }
    return of(input, fields, Outliers.of(items, lowering));
  }

  /** Over the fields that patterns match; over all where there are none. */
  static Plan of(Plan input, List<String> fields, Outliers outliers) {
    return ForEachField.of(
        input,
        fields.isEmpty() ? List.of("*") : fields,
        (rows, matches) ->
            outliers.over(rows, matches.stream().map(ForEachField.Match::field).toList()));
  }
}
