package dev.karst.command;

import dev.karst.plan.ForEachField;
import dev.karst.plan.Plan;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Literal;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;
import dev.karst.value.Num;
import dev.karst.value.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** {@code anomalydetection}: rows whose values are rare; see {@link Anomalies}. */
final class AnomalydetectionCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "anomalydetection",
          ArgumentRule.LIST,
          "[<option> ...] [<field> ...]",
          "Finds rows whose values are rare: by the product of how frequent each of them is.",
          "| makeresults count=9 | streamstats count AS n | eval user=if(n=9, \"eve\", \"ann\")"
              + " | anomalydetection action=annotate user",
          options());

  private static CommandSpec.Option[] options() {
    List<CommandSpec.Option> options = new ArrayList<>();
    options.add(
        new CommandSpec.Option(
            "method", "histogram|iqr", "histogram unless given; iqr is the command outlier"));
    options.add(
        new CommandSpec.Option(
            "action",
            "filter|annotate|summary",
            "only anomalies, all rows, or one row of figures; for iqr remove or transform"));
    options.add(
        new CommandSpec.Option("pthresh", "<number>", "the probability below which rows are rare"));
    options.add(new CommandSpec.Option("cutoff", "<bool>", "fewer anomalies; true unless given"));
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
    return switch (items.text("method").orElse("histogram").toLowerCase(Locale.ROOT)) {
      case "histogram" -> histogram(items, input, fields, lowering);
      case "iqr" -> {
        refuse(items, Set.of("pthresh", "cutoff"), "iqr");
        yield OutlierCommand.of(input, fields, Outliers.of(items, lowering));
      }
      case "zscore" ->
          throw new SearchError(
              "unsupported",
              "method=zscore is not supported: how it scores is not documented closely enough",
              items.item("method").orElseThrow().span());
      default -> throw items.invalid("method", "histogram or iqr");
    };
  }

  private static Plan histogram(
      ItemCursor items, Plan input, List<String> fields, Lowering lowering) {
    refuse(items, Set.of("param", "uselower", "mark"), "histogram");
    Anomalies.Action action =
        switch (items.text("action").orElse("filter").toLowerCase(Locale.ROOT)) {
          case "filter" -> Anomalies.Action.FILTER;
          case "annotate" -> Anomalies.Action.ANNOTATE;
          case "summary" -> Anomalies.Action.SUMMARY;
          default -> throw items.invalid("action", "filter, annotate or summary");
        };
    Double threshold = null;
    if (items.item("pthresh").isPresent()) {
      Num number = Numbers.parse(items.text("pthresh").orElseThrow());
      if (number == null || !(number.value() > 0)) {
        throw items.invalid("pthresh", "a probability");
      }
      threshold = number.value();
    }
    Anomalies anomalies = new Anomalies(action, threshold, items.flag("cutoff", true), lowering);
    return ForEachField.of(
        input,
        fields.isEmpty() ? List.of("*") : fields,
        (rows, matches) ->
            anomalies.over(rows, matches.stream().map(ForEachField.Match::field).toList()));
  }

  private static void refuse(ItemCursor items, Set<String> options, String method) {
    for (String option : options) {
      if (items.item(option).isPresent()) {
        throw new SearchError(
            "bad-option",
            "'" + option + "' is no option of method=" + method,
            items.item(option).orElseThrow().span());
      }
    }
  }
}
