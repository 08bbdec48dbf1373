package dev.karst.knowledge;

import dev.karst.text.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one data model from its YAML file; datamodel/endpoint.yml shows all keys. */
final class DataModelReader {
  private static final int DEEPEST = 32;

  private final String model;
  private final Map<String, YamlMap> nodes = new LinkedHashMap<>();
  private final Map<String, Dataset> datasets = new LinkedHashMap<>();

  private DataModelReader(String model) {
    this.model = model;
  }

  static DataModel read(YamlNode root) {
    YamlMap map = root.asMap();
    map.allow("model", "version", "acceleration", "tags_whitelist", "datasets");
    String name = map.need("model").asText().text();
    DataModelReader reader = new DataModelReader(name);
    map.need("datasets").asList().items().forEach(reader::index);
    reader.nodes.keySet().forEach(dataset -> reader.dataset(dataset, new ArrayList<>()));
    return new DataModel(
        name,
        map.need("version").asText().text(),
        acceleration(map),
        map.texts("tags_whitelist"),
        reader.datasets);
  }

  private static DataModel.Acceleration acceleration(YamlMap map) {
    if (map.get("acceleration") == null) {
      return new DataModel.Acceleration("", true);
    }
    YamlMap settings = map.get("acceleration").asMap().allow("earliest", "allow_old_summaries");
    return new DataModel.Acceleration(
        settings.text("earliest", ""), settings.flag("allow_old_summaries", true));
  }

  private void index(YamlNode node) {
    YamlMap map = node.asMap();
    map.allow("name", "parent", "base_search", "constraint", "fields", "calculations");
    YamlText name = map.need("name").asText();
    if (nodes.put(name.text(), map) != null) {
      throw name.error("the dataset '" + name.text() + "' is defined twice");
    }
  }

  /** Makes a dataset, its parents first. */
  private Dataset dataset(String name, List<String> open) {
    Dataset made = datasets.get(name);
    if (made != null) {
      return made;
    }
    YamlMap map = nodes.get(name);
    YamlText parentName = map.need("parent").asText();
    Optional<DatasetKind> root = DatasetKind.ofParent(parentName.text());
    open.add(name);
    Dataset parent = root.isPresent() ? null : parent(parentName, open);
    DatasetKind kind = root.orElse(DatasetKind.CHILD);
    boolean search = kind == DatasetKind.SEARCH;
    if (map.get(search ? "constraint" : "base_search") != null) {
      throw map.error(
          search
              ? "a BaseSearch has a base_search, not a constraint"
              : "only a BaseSearch has a base_search; this dataset has a constraint");
    }
    Dataset dataset =
        new Dataset(
            model,
            name,
            kind,
            parent,
            map.need(search ? "base_search" : "constraint").asText().source(),
            fields(map.map("fields")),
            map.items("calculations").stream().map(DataModelReader::calculation).toList());
    datasets.put(name, dataset);
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
    if (!nodes.containsKey(name.text())) {
      throw name.error(
          "unknown parent '" + name.text() + "'", NearestName.help(name.text(), nodes.keySet()));
    }
    return dataset(name.text(), open);
  }

  private static List<DatasetField> fields(Map<String, YamlNode> nodes) {
    List<DatasetField> fields = new ArrayList<>();
    nodes.forEach(
        (name, node) -> {
          YamlMap map = node.asMap().allow("type", "multivalue");
          FieldType type = FieldType.of(map.need("type").asText());
          fields.add(new DatasetField(name, type, map.flag("multivalue", false)));
        });
    return fields;
  }

  private static Calculation calculation(YamlNode node) {
    YamlMap map = node.asMap().allow("id", "eval", "outputs");
    List<DatasetField> outputs = fields(map.need("outputs").asMap().entries());
    if (outputs.size() != 1) {
      throw map.error("an eval has one output, not " + outputs.size());
    }
    return new Calculation(
        map.need("id").asText().text(), map.need("eval").asText().source(), outputs);
  }
}
