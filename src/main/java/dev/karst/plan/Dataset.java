package dev.karst.plan;

import java.util.List;

/**
 * The rows of a data model's datasets. Resolving puts summaries, or the datasets' own plans over
 * events, in its place.
 *
 * @param model the model's name
 * @param datasets the paths of the wanted datasets from their roots, such as {@code Processes} or
 *     {@code All_Changes.Account_Management}
 * @param access how summaries are used
 * @param known the fields of these datasets, named as {@code access} says
 */
public record Dataset(
    String model, List<String> datasets, Access access, TimeWindow window, List<String> known)
    implements Leaf {
  /**
   * How a dataset is read.
   *
   * @param summaries whether rows are as summaries hold them: {@code _time} in whole seconds, no
   *     {@code _raw}
   * @param summariesOnly whether events that are not summarised are left out
   * @param oldSummaries whether summaries made by another definition of the model count
   */
  public record Access(boolean summaries, boolean summariesOnly, boolean oldSummaries) {}

  public Dataset {
    datasets = List.copyOf(datasets);
    known = List.copyOf(known);
  }

  @Override
  public FieldSet fields() {
    return FieldSet.open(known);
  }

  @Override
  public String describe() {
    return "Dataset "
        + model
        + "."
        + String.join("+", datasets)
        + (access.summariesOnly() ? " summariesonly" : "")
        + (window.isAll() ? "" : " [" + window + "]");
  }
}
