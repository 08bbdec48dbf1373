package dev.karst.lint;

import dev.karst.knowledge.Calculation;
import dev.karst.knowledge.DataModel;
import dev.karst.knowledge.Dataset;
import dev.karst.knowledge.Knowledge;
import java.util.Optional;

/** What a data model says of its fields: whether a calculation puts something in their place. */
record ModelFields(Knowledge knowledge, dev.karst.plan.Dataset rows) {
  /**
   * Whether rows may lack a field: it is one of the model's, and no calculation fills it.
   *
   * @param name with its prefix
   */
  boolean mayLack(String name) {
    Optional<DataModel> model = knowledge.models().find(rows.model());
    if (model.isEmpty() || name.indexOf('.') < 0) {
      return false;
    }
    for (Dataset dataset : model.get().datasets().values()) {
      String field = name.substring(name.lastIndexOf('.') + 1);
      boolean has = dataset.columns().stream().anyMatch(column -> column.name().equals(field));
      if (has && dataset.qualified(field).equals(name)) {
        return !isFilled(dataset, field);
      }
    }
    return false;
  }

  private static boolean isFilled(Dataset dataset, String field) {
    boolean flag =
        dataset.children().stream()
            .anyMatch(
                child ->
                    field.equals(Dataset.flag(child)) || field.equals(Dataset.counterFlag(child)));
    return flag
        || dataset.calculations().stream()
            .anyMatch(
                calculation ->
                    calculation instanceof Calculation.Eval eval
                        && eval.output().name().equals(field)
                        && !eval.text().text().contains("null()"));
  }
}
