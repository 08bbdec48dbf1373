package dev.karst.command;

import dev.karst.batch.Batch;
import dev.karst.batch.ConstantColumn;
import dev.karst.batch.ValueColumn;
import dev.karst.knowledge.DataModels;
import dev.karst.knowledge.ModelText;
import dev.karst.plan.Dataset;
import dev.karst.plan.Inline;
import dev.karst.plan.Plan;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Literal;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code datamodel}: a dataset's events, or its search (semantics.md section 6). */
final class DatamodelCommand implements Command {
  private static final List<String> MODES =
      List.of("search", "flat", "acceleration_search", "search_string", "flat_string");
  private static final CommandSpec SPEC =
      CommandSpec.first(
          "datamodel",
          ArgumentRule.LIST,
          "[<model> [<dataset> [" + String.join("|", MODES) + "]]]",
          "Gives a dataset's events: search keeps the datasets' names in fields, flat drops them;"
              + " without one of these, the definition as JSON.",
          "| datamodel Endpoint Processes flat",
          new CommandSpec.Option("strict_fields", "<bool>", "only true is supported"),
          new CommandSpec.Option("summariesonly", "<bool>", "leave out what is not summarised"),
          new CommandSpec.Option(
              "allow_old_summaries", "<bool>", "use summaries of an older model definition"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    if (!items.flag("strict_fields", true)) {
      throw new SearchError(
          "unsupported",
          "datamodel strict_fields=false is not supported",
          items.item("strict_fields").orElseThrow().span());
    }
    if (items.left() < 3) {
      // A definition has no events, so that no summaries can be asked for.
      refuseAccess(items, "without a mode");
    }
    if (!items.hasNext()) {
      return definitions(lowering);
    }
    Literal model = items.word("a model");
    if (!items.hasNext()) {
      return json(List.of(ModelText.of(DatasetName.model(model, lowering))));
    }
    Literal dataset = items.word("a dataset");
    Literal path = new Literal(model.text() + "." + dataset.text(), true, dataset.span());
    DatasetRead read = DatasetRead.of(path, lowering);
    if (!items.hasNext()) {
      return json(List.of(ModelText.of(read.name().datasets().get(0))));
    }
    Literal mode = items.word("one of " + String.join(", ", MODES));
    items.end();
    boolean only = items.flag("summariesonly", false);
    boolean old = items.flag("allow_old_summaries", false);
    return switch (mode.text().toLowerCase(Locale.ROOT)) {
      case "search" -> read.plan(false, new Dataset.Access(only, only, old), lowering);
      case "flat" -> read.plan(true, new Dataset.Access(only, only, old), lowering);
      case "acceleration_search" -> read.plan(false, new Dataset.Access(true, only, old), lowering);
      case "search_string", "flat_string" -> {
        refuseAccess(items, mode.text());
        yield text(read);
      }
      default ->
          throw new SearchError(
              "bad-option",
              "'" + mode.text() + "' is no mode of datamodel",
              mode.span(),
              "expected one of " + String.join(", ", MODES));
    };
  }

  private static void refuseAccess(ItemCursor items, String mode) {
    for (String option : List.of("summariesonly", "allow_old_summaries")) {
      if (items.item(option).isPresent()) {
        throw new SearchError(
            "bad-option",
            "datamodel " + mode + " reads no events: '" + option + "' has no meaning",
            items.item(option).orElseThrow().span(),
            "it goes with a mode that does: search, flat or acceleration_search");
      }
    }
  }

  /** The definitions of all models, a row each. */
  private static Plan definitions(Lowering lowering) {
    DataModels models = lowering.knowledge().models();
    return json(
        models.names().stream()
            .sorted()
            .map(name -> ModelText.of(models.find(name).orElseThrow()))
            .toList());
  }

  /** Definitions stand in {@code _raw}. (source: assumed) */
  private static Plan json(List<String> texts) {
    Value[] cells = texts.stream().map(Text::of).toArray(Value[]::new);
    return new Inline(Batch.of(Map.of("_raw", new ValueColumn(cells)), cells.length));
  }

  /** The constraint as the model has it, macros and all. */
  private static Plan text(DatasetRead read) {
    String search =
        read.name().datasets().get(0).lineage().stream()
            .map(step -> step.search().text().strip())
            .filter(text -> !text.isEmpty())
            .reduce((a, b) -> a + " | search " + b)
            .orElse("*");
    return new Inline(Batch.of(Map.of("search", new ConstantColumn(Text.of(search), 1)), 1));
  }
}
