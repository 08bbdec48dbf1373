package dev.karst.knowledge;

import dev.karst.session.Session;
import dev.karst.syntax.Dialect;
import dev.karst.syntax.SplSyntax;
import dev.karst.text.SourceText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads Splunk's own form of a data model: {@code data/models/MODEL.json} of an app, or the same as
 * its REST interface gives it, where a dataset repeats what it inherits and holds its searches
 * ready-made. Settings of acceleration and the tags that are kept stand elsewhere, in
 * datamodels.conf ({@link DataModel#with}).
 */
public final class DataModelJson {
  /** Keys that shape no rows: how things are shown, and what Splunk derives from the rest. */
  private static final List<String> SHOWN =
      List.of("displayName", "description", "comment", "editable", "owner", "hidden");

  private static final Set<String> COUNTS = Set.of("objectCount", "childCount");

  private final String model;
  private final Session session;
  private final List<String> names;

  private DataModelJson(String model, Session session, List<String> names) {
    this.model = model;
    this.session = session;
    this.names = names;
  }

  /**
   * Reads a file, which is called as its model is.
   *
   * @throws dev.karst.text.KarstException.InputError where it cannot be read, is no data model or
   *     one of another name, or holds a key that Karst does not know; says the line
   * @throws dev.karst.text.KarstException.SearchError for an expression or a constraint that cannot
   *     be parsed; says the line
   */
  public static DataModel read(Path path, Session session) {
    YamlNode root = YamlFile.readJson(path, session);
    YamlText name = root.asMap().need("modelName").asText();
    if (!name.text().equals(nameOf(path))) {
      throw name.error(
          "the file holds the data model '" + name.text() + "', not '" + nameOf(path) + "'",
          "a model's file is called as the model is: " + name.text() + ".json");
    }
    return read(root, session);
  }

  /** The name of the model that a file holds. */
  static String nameOf(Path file) {
    return file.getFileName().toString().replaceFirst("\\.json$", "");
  }

  /** Reads a text; {@code name} is what messages call it. */
  public static DataModel parse(String name, String json, Session session) {
    return read(YamlFile.parseJson(name, json, session), session);
  }

  private static DataModel read(YamlNode root, Session session) {
    YamlMap map = root.asMap();
    allow(map, "modelName", "version", "objects", "objectNameList", "objectSummary");
    String name = map.need("modelName").asText().text();
    List<YamlMap> objects =
        map.need("objects").asList().items().stream().map(YamlNode::asMap).toList();
    List<String> names =
        objects.stream().map(object -> object.need("objectName").asText().text()).toList();
    DataModelJson reader = new DataModelJson(name, session, names);
    return new DataModel(
        name,
        map.text("version", ""),
        DataModel.Acceleration.STANDARD,
        List.of(),
        DatasetTree.of(
            name,
            objects.stream().map(reader::dataset).toList(),
            new SplSyntax(Dialect.NO_COMMANDS, session)));
  }

  private static void allow(YamlMap map, String... keys) {
    List<String> known = new ArrayList<>(List.of(keys));
    known.addAll(SHOWN);
    map.allow(known.toArray(String[]::new));
  }

  private WrittenDataset dataset(YamlMap map) {
    allow(
        map,
        "objectName",
        "parentName",
        "fields",
        "calculations",
        "constraints",
        "baseSearch",
        "objectsToGroup",
        "groupByFields",
        "transactionMaxPause",
        "transactionMaxTimeSpan",
        "lineage",
        "children",
        "objectSearch",
        "objectSearchNoFields",
        "accelerationSearch",
        "autoextractSearch",
        "previewSearch",
        "tsidxNamespace",
        "baseTsidxNamespace",
        "rootTsidxNamespace");
    String name = map.need("objectName").asText().text();
    List<DatasetField> fields = new ArrayList<>();
    List<String> required = new ArrayList<>();
    for (YamlMap field : own(map, "fields", name)) {
      DatasetField read = field(field);
      if (read != null) {
        if (field.flag("required", false)) {
          required.add(read.name());
        }
        if (!WrittenDataset.INHERITED.contains(read.name())) {
          fields.add(read);
        }
      }
    }
    List<Calculation> calculations = new ArrayList<>();
    for (YamlMap calculation : own(map, "calculations", name)) {
      Calculation read = calculation(calculation);
      if (read != null) {
        calculations.add(read);
      }
    }
    YamlText parent = map.need("parentName").asText();
    DatasetKind kind = DatasetKind.ofParent(parent.text());
    SourceText search = search(map, name, kind);
    return new WrittenDataset(map, name, parent, search, required, fields, calculations);
  }

  /** The items of a list that are the dataset's, not one of its ancestors'. */
  private List<YamlMap> own(YamlMap map, String key, String dataset) {
    List<YamlMap> own = new ArrayList<>();
    for (YamlNode item : map.items(key)) {
      String owner = item.asMap().text("owner", dataset);
      String last = owner.substring(owner.lastIndexOf('.') + 1);
      if (last.equals(dataset) || !names.contains(last)) {
        own.add(item.asMap());
      }
    }
    return own;
  }

  private SourceText search(YamlMap map, String name, DatasetKind kind) {
    if (kind == DatasetKind.TRANSACTION) {
      YamlText parent = map.need("parentName").asText();
      List<String> group = map.texts("objectsToGroup");
      if (group.isEmpty()) {
        throw map.error("the transaction '" + name + "' groups no datasets");
      }
      return new TransactionText(
              group,
              map.texts("groupByFields"),
              blank(map.text("transactionMaxPause", null)),
              blank(map.text("transactionMaxTimeSpan", null)))
          .search(model, parent);
    }
    List<SourceText> constraints = new ArrayList<>();
    for (YamlMap constraint : own(map, "constraints", name)) {
      allow(constraint, "search");
      SourceText text = constraint.need("search").asText().source();
      if (!text.text().isBlank()) {
        constraints.add(text);
      }
    }
    if (kind == DatasetKind.SEARCH) {
      SourceText base = map.need("baseSearch").asText().source();
      return constraints.isEmpty() ? base : joined(base, constraints);
    }
    return constraints.size() == 1 ? constraints.get(0) : joined(null, constraints);
  }

  /** All constraints in brackets, behind the base search where there is one. */
  private static SourceText joined(SourceText base, List<SourceText> constraints) {
    SourceText.Builder all = new SourceText.Builder();
    if (constraints.isEmpty()) {
      return SourceText.of("constraint", "*");
    }
    if (base != null) {
      all.append(base, 0, base.text().length()).append(" | search", base.place(0));
    }
    for (SourceText one : constraints) {
      all.append(" (", one.place(0)).append(one, 0, one.text().length());
      all.append(")", one.place(one.text().length()));
    }
    return all.build();
  }

  private static String blank(String text) {
    return text == null || text.isBlank() ? null : text;
  }

  /** A field; null for the counts that Splunk adds, whose fields Karst makes itself. */
  private static DatasetField field(YamlMap map) {
    allow(
        map, "fieldName", "type", "multivalue", "required", "fieldSearch", "lookupOutputFieldName");
    YamlText type = map.need("type").asText();
    return COUNTS.contains(type.text())
        ? null
        : new DatasetField(
            map.need("fieldName").asText().text(),
            FieldType.of(type),
            map.flag("multivalue", false));
  }

  private Calculation calculation(YamlMap map) {
    allow(
        map,
        "calculationID",
        "calculationType",
        "outputFields",
        "expression",
        "inputField",
        "lookupName",
        "lookupInputs",
        "lookupField");
    List<Calculation.Taken> outputs = new ArrayList<>();
    for (YamlNode node : map.need("outputFields").asList().items()) {
      DatasetField field = field(node.asMap());
      if (field == null) {
        return null;
      }
      String column = node.asMap().text("lookupOutputFieldName", field.name());
      outputs.add(new Calculation.Taken(column, field));
    }
    String id = map.need("calculationID").asText().text();
    List<DatasetField> fields = outputs.stream().map(Calculation.Taken::field).toList();
    YamlText type = map.need("calculationType").asText();
    return switch (type.text()) {
      case "Eval" -> {
        if (fields.size() != 1) {
          throw map.error("an eval has one output, not " + fields.size());
        }
        yield new Calculation.Eval(id, map.need("expression").asText().source(), fields.get(0));
      }
      case "Rex" ->
          new Calculation.Rex(
              id,
              map.need("inputField").asText().text(),
              DataModelReader.regex(map.need("expression"), session),
              fields);
      case "Lookup" ->
          new Calculation.FromLookup(
              id, map.need("lookupName").asText().text(), keys(map), outputs);
      case "GeoIP" -> {
        map.need("outputFields").asList().items().forEach(DataModelJson::checkPlace);
        yield new Calculation.GeoIp(id, map.need("inputField").asText().text(), outputs);
      }
      default ->
          throw type.error(
              "unknown calculation type '" + type.text() + "'",
              "they are Eval, Rex, Lookup and GeoIP");
    };
  }

  private static void checkPlace(YamlNode output) {
    DataModelReader.place(output.asMap().need("lookupOutputFieldName").asText());
  }

  /** The columns that are matched: a list, or in older files one of them. */
  private static List<Calculation.Key> keys(YamlMap map) {
    if (map.get("lookupInputs") == null) {
      return List.of(key(map));
    }
    List<Calculation.Key> keys = new ArrayList<>();
    for (YamlNode input : map.get("lookupInputs").asList().items()) {
      allow(input.asMap(), "lookupField", "inputField");
      keys.add(key(input.asMap()));
    }
    if (keys.isEmpty()) {
      throw map.error("a lookup needs a field that is looked up");
    }
    return keys;
  }

  private static Calculation.Key key(YamlMap map) {
    return new Calculation.Key(
        map.need("lookupField").asText().text(), map.need("inputField").asText().text());
  }
}
