package dev.karst.command;

import dev.karst.knowledge.DataModel;
import dev.karst.knowledge.Dataset;
import dev.karst.plan.Plan;
import dev.karst.plan.TimeWindow;
import dev.karst.syntax.Item;
import dev.karst.syntax.Literal;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.NearestName;
import java.util.List;

/**
 * The datasets that a search names: {@code datamodel=Model.Dataset}, or a whole model, which means
 * all of its root datasets (semantics.md section 4).
 */
record DatasetName(DataModel model, List<Dataset> datasets) {
  /** What stands behind tstats' FROM. */
  static DatasetName of(List<Item> from, Lowering lowering) {
    Item first = from.get(0);
    if (from.size() == 1
        && first instanceof Item.Option option
        && option.name().text().equalsIgnoreCase("datamodel")
        && option.value() instanceof Item.Word word) {
      return of(word.literal(), lowering);
    }
    throw new SearchError(
        "syntax",
        "Unexpected '" + first.spl() + "' behind FROM",
        first.span(),
        "expected datamodel=<model>[.<dataset>]");
  }

  static DatasetName of(Literal name, Lowering lowering) {
    String written = name.text();
    int dot = written.indexOf('.');
    String modelName = dot < 0 ? written : written.substring(0, dot);
    DataModel model = model(new Literal(modelName, true, name.span()), lowering);
    if (dot < 0) {
      return new DatasetName(model, model.roots());
    }
    String path = written.substring(dot + 1);
    Dataset dataset =
        model
            .dataset(path)
            .orElseThrow(
                () ->
                    new SearchError(
                        "unknown-dataset",
                        "Error in 'DataModel': the data model '"
                            + modelName
                            + "' has no dataset '"
                            + path
                            + "'",
                        name.span(),
                        NearestName.help(path, model.datasets().keySet())));
    return new DatasetName(model, List.of(dataset));
  }

  /** A model by its name. */
  static DataModel model(Literal name, Lowering lowering) {
    return lowering
        .knowledge()
        .models()
        .find(name.text())
        .orElseThrow(
            () ->
                new SearchError(
                    "unknown-model",
                    "Data model '" + name.text() + "' was not found",
                    name.span(),
                    NearestName.help(name.text(), lowering.knowledge().models().names())));
  }

  /** The rows of the datasets as summaries have them. */
  Plan plan(boolean summariesOnly, boolean oldSummaries, TimeWindow window) {
    return new dev.karst.plan.Dataset(
        model.name(),
        datasets.stream().map(Dataset::nodeName).toList(),
        new dev.karst.plan.Dataset.Access(true, summariesOnly, oldSummaries),
        window,
        List.copyOf(new DatasetFields(this).names()));
  }
}
