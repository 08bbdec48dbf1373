package dev.karst.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A data model.
 *
 * @param version which release of the model it is
 * @param acceleration the settings it has once acceleration is switched on
 * @param tagsWhitelist the only tags that a dataset's field {@code tag} keeps, next to those that
 *     its own search asks for; empty where all are kept
 * @param datasets by name, in the file's order; a parent stands before its children
 */
public record DataModel(
    String name,
    String version,
    Acceleration acceleration,
    List<String> tagsWhitelist,
    Map<String, Dataset> datasets) {
  /**
   * @param earliest a relative time: older events are not summarised; empty for all time
   * @param allowOldSummaries whether summaries of an older definition are served where a search
   *     does not say
   */
  public record Acceleration(String earliest, boolean allowOldSummaries) {
    /** Of a model that says nothing. */
    public static final Acceleration STANDARD = new Acceleration("", true);
  }

  public DataModel {
    tagsWhitelist = List.copyOf(tagsWhitelist);
    datasets = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(datasets));
  }

  /** The same with other settings: those of a datamodels.conf. */
  public DataModel with(Acceleration acceleration, List<String> tagsWhitelist) {
    return new DataModel(name, version, acceleration, tagsWhitelist, datasets);
  }

  /** A dataset by its name, or by its path {@code Root.Child}. */
  public Optional<Dataset> dataset(String name) {
    Dataset found = datasets.get(name.substring(name.lastIndexOf('.') + 1));
    boolean named = found != null && (name.equals(found.name()) || name.equals(found.nodeName()));
    return named ? Optional.of(found) : Optional.empty();
  }

  /** The datasets that have no parent. */
  public List<Dataset> roots() {
    return datasets.values().stream().filter(dataset -> dataset.parent() == null).toList();
  }

  /** The datasets whose parent this one is. */
  public List<Dataset> children(Dataset parent) {
    return datasets.values().stream().filter(dataset -> dataset.parent() == parent).toList();
  }

  /** The dataset and everything below it, parents before their children. */
  public List<Dataset> tree(Dataset root) {
    List<Dataset> tree = new ArrayList<>();
    tree.add(root);
    for (int i = 0; i < tree.size(); i++) {
      tree.addAll(children(tree.get(i)));
    }
    return tree;
  }

  /**
   * A hash of all that defines a root dataset's summary: itself, the datasets below it, and the
   * tags that are kept. Macros in its searches are not looked into.
   */
  public String definitionHash(Dataset root) {
    DefinitionHash hash = new DefinitionHash().add(tagsWhitelist);
    tree(root).forEach(hash::add);
    return hash.hex();
  }
}
