package dev.karst.knowledge;

import dev.karst.syntax.SplSyntax;
import dev.karst.text.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts the datasets of a model's file together: each with its parent and its children. */
final class DatasetTree {
  private static final int DEEPEST = 32;

  private final String model;
  private final Map<String, WrittenDataset> written = new LinkedHashMap<>();
  private final Map<String, Dataset> datasets = new LinkedHashMap<>();

  private DatasetTree(String model) {
    this.model = model;
  }

  /**
   * The datasets by name, parents before their children.
   *
   * @param check parses expressions and constraints; null where they are right
   * @throws dev.karst.text.KarstException.InputError where one is defined twice, has a parent that
   *     is not there, or is its own ancestor
   * @throws dev.karst.text.KarstException.SearchError for an expression or a constraint that cannot
   *     be parsed
   */
  static Map<String, Dataset> of(String model, List<WrittenDataset> all, SplSyntax check) {
    DatasetTree tree = new DatasetTree(model);
    for (WrittenDataset one : all) {
      if (tree.written.put(one.name(), one) != null) {
        throw one.place().error("the dataset '" + one.name() + "' is defined twice");
      }
    }
    if (check != null) {
      all.forEach(one -> one.check(check));
    }
    tree.written.values().forEach(one -> tree.dataset(one, new ArrayList<>()));
    return tree.datasets;
  }

  /** Makes a dataset, its parents first. */
  private Dataset dataset(WrittenDataset one, List<String> open) {
    Dataset made = datasets.get(one.name());
    if (made != null) {
      return made;
    }
    open.add(one.name());
    DatasetKind kind = DatasetKind.ofParent(one.parent().text());
    Dataset parent = kind == DatasetKind.CHILD ? parent(one.parent(), open) : null;
    List<String> children =
        written.values().stream()
            .filter(child -> child.parent().text().equals(one.name()))
            .map(WrittenDataset::name)
            .toList();
    Dataset dataset =
        new Dataset(
            model,
            one.name(),
            kind,
            parent,
            one.search(kind),
            one.fields(),
            one.calculations(),
            children);
    datasets.put(one.name(), dataset);
    return dataset;
  }

  private Dataset parent(YamlText name, List<String> open) {
    if (open.contains(name.text())) {
      throw name.error(
          "the dataset '" + name.text() + "' is its own ancestor", String.join(" -> ", open));
    }
    if (open.size() >= DEEPEST) {
      throw name.error("datasets are nested deeper than " + DEEPEST);
    }
    WrittenDataset parent = written.get(name.text());
    if (parent == null) {
      throw name.error(
          "unknown parent '" + name.text() + "'", NearestName.help(name.text(), written.keySet()));
    }
    return dataset(parent, open);
  }
}
