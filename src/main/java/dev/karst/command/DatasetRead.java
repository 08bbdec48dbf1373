package dev.karst.command;

import dev.karst.knowledge.Dataset;
import dev.karst.plan.Plan;
import dev.karst.plan.Project;
import dev.karst.plan.Rename;
import dev.karst.plan.Union;
import dev.karst.syntax.Literal;
import java.util.ArrayList;
import java.util.List;

/** A data model's events as from and datamodel give them: not aggregated, with {@code _raw}. */
record DatasetRead(DatasetName name) {
  static DatasetRead of(Literal path, Lowering lowering) {
    return new DatasetRead(DatasetName.of(path, lowering));
  }

  /**
   * The rows.
   *
   * @param flat whether fields lose the datasets' names
   * @param access how summaries are used
   */
  Plan plan(boolean flat, dev.karst.plan.Dataset.Access access, Lowering lowering) {
    List<Plan> plans = new ArrayList<>();
    for (Dataset dataset : name.datasets()) {
      Plan rows =
          new dev.karst.plan.Dataset(
              name.model().name(),
              List.of(dataset.nodeName()),
              access,
              lowering.window(),
              List.copyOf(new DatasetFields(name).names()));
      List<String> kept = new ArrayList<>(DatasetFields.INHERITED);
      kept.remove("nodename");
      kept.addAll(dataset.qualifiedColumns().keySet());
      rows = new Project(rows, kept, Project.Mode.KEEP);
      plans.add(flat ? flat(rows, dataset) : rows);
    }
    return plans.size() == 1 ? plans.get(0) : new Union(plans, true);
  }

  private static Plan flat(Plan rows, Dataset dataset) {
    List<Rename.Pair> pairs = new ArrayList<>();
    for (Dataset step : dataset.lineage()) {
      step.columns()
          .forEach(field -> pairs.add(new Rename.Pair(step.qualified(field.name()), field.name())));
    }
    return new Rename(rows, pairs);
  }
}
