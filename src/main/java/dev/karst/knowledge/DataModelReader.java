package dev.karst.knowledge;

import dev.karst.match.Regex;
import dev.karst.session.Limit;
import dev.karst.session.Session;
import dev.karst.syntax.Dialect;
import dev.karst.syntax.SplSyntax;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads one data model from its YAML file; the head of datamodel/endpoint.yml tells of the keys.
 */
final class DataModelReader {
  private final String model;
  private final Session session;

  private DataModelReader(String model, Session session) {
    this.model = model;
    this.session = session;
  }

  /** Reads a model, and parses the expressions in it, so that a wrong one is an error at once. */
  static DataModel read(YamlNode root, Session session) {
    return read(root, new SplSyntax(Dialect.NO_COMMANDS, session), session);
  }

  /**
   * Reads a model that comes with Karst. A test has parsed what is in it; here an expression is
   * parsed when a search needs it.
   */
  static DataModel readBuiltIn(YamlNode root, Session session) {
    return read(root, null, session);
  }

  private static DataModel read(YamlNode root, SplSyntax check, Session session) {
    YamlMap map = root.asMap();
    map.allow("model", "version", "acceleration", "tags_whitelist", "datasets");
    String name = map.need("model").asText().text();
    DataModelReader reader = new DataModelReader(name, session);
    List<WrittenDataset> datasets =
        map.need("datasets").asList().items().stream().map(reader::dataset).toList();
    return new DataModel(
        name,
        map.need("version").asText().text(),
        acceleration(map),
        map.texts("tags_whitelist"),
        DatasetTree.of(name, datasets, check));
  }

  private static DataModel.Acceleration acceleration(YamlMap map) {
    if (map.get("acceleration") == null) {
      return DataModel.Acceleration.STANDARD;
    }
    YamlMap settings = map.get("acceleration").asMap().allow("earliest", "allow_old_summaries");
    return new DataModel.Acceleration(
        settings.text("earliest", ""), settings.flag("allow_old_summaries", true));
  }

  private WrittenDataset dataset(YamlNode node) {
    YamlMap map = node.asMap();
    map.allow(
        "name",
        "parent",
        "base_search",
        "constraint",
        "group",
        "by",
        "max_pause",
        "max_span",
        "fields",
        "calculations");
    YamlText parent = map.need("parent").asText();
    List<String> required = new ArrayList<>();
    List<DatasetField> fields = new ArrayList<>();
    map.map("fields")
        .forEach(
            (name, field) -> {
              fields.add(field(name, field.asMap().allow("type", "multivalue", "required")));
              if (field.asMap().flag("required", false)) {
                required.add(name);
              }
            });
    return new WrittenDataset(
        map,
        map.need("name").asText().text(),
        parent,
        search(map, DatasetKind.ofParent(parent.text())),
        required,
        fields,
        map.items("calculations").stream().map(this::calculation).toList());
  }

  private SourceText search(YamlMap map, DatasetKind kind) {
    if (kind == DatasetKind.TRANSACTION) {
      refuse(map, "base_search", "constraint");
      return new TransactionText(
              map.need("group").asList().texts(),
              map.texts("by"),
              map.text("max_pause", null),
              map.text("max_span", null))
          .search(model, map.need("parent").asText());
    }
    refuse(map, "group", "by", "max_pause", "max_span");
    refuse(map, kind == DatasetKind.SEARCH ? "constraint" : "base_search");
    return map.need(kind == DatasetKind.SEARCH ? "base_search" : "constraint").asText().source();
  }

  private static void refuse(YamlMap map, String... keys) {
    for (String key : keys) {
      if (map.get(key) != null) {
        String parent = map.need("parent").asText().text();
        throw map.get(key).error("a dataset whose parent is " + parent + " has no " + key);
      }
    }
  }

  private static DatasetField field(String name, YamlMap map) {
    FieldType type = FieldType.of(map.need("type").asText());
    return new DatasetField(name, type, map.flag("multivalue", false));
  }

  private Calculation calculation(YamlNode node) {
    YamlMap map = node.asMap();
    String id = map.need("id").asText().text();
    Map<String, YamlNode> outputs = map.need("outputs").asMap().entries();
    if (map.get("rex") != null) {
      map.allow("id", "rex", "input", "outputs");
      String input = map.need("input").asText().text();
      return new Calculation.Rex(id, input, regex(map.need("rex"), session), plain(outputs));
    }
    if (map.get("lookup") != null) {
      map.allow("id", "lookup", "inputs", "outputs");
      List<Calculation.Key> keys = new ArrayList<>();
      map.need("inputs")
          .asMap()
          .entries()
          .forEach((column, at) -> keys.add(new Calculation.Key(column, at.asText().text())));
      String lookup = map.need("lookup").asText().text();
      return new Calculation.FromLookup(id, lookup, keys, taken(outputs));
    }
    if (map.get("geoip") != null) {
      map.allow("id", "geoip", "outputs");
      return new Calculation.GeoIp(id, map.need("geoip").asText().text(), places(outputs));
    }
    map.allow("id", "eval", "outputs");
    if (outputs.size() != 1) {
      throw map.error("an eval has one output, not " + outputs.size());
    }
    return new Calculation.Eval(id, map.need("eval").asText().source(), plain(outputs).get(0));
  }

  private static List<DatasetField> plain(Map<String, YamlNode> outputs) {
    List<DatasetField> fields = new ArrayList<>();
    outputs.forEach(
        (name, node) -> fields.add(field(name, node.asMap().allow("type", "multivalue"))));
    return fields;
  }

  /** Outputs that may name the column they come from. */
  private static List<Calculation.Taken> taken(Map<String, YamlNode> outputs) {
    List<Calculation.Taken> taken = new ArrayList<>();
    outputs.forEach(
        (name, node) -> {
          YamlMap map = node.asMap().allow("type", "multivalue", "column");
          taken.add(new Calculation.Taken(map.text("column", name), field(name, map)));
        });
    return taken;
  }

  private static List<Calculation.Taken> places(Map<String, YamlNode> outputs) {
    outputs.values().forEach(node -> place(node.asMap().need("column").asText()));
    return taken(outputs);
  }

  /** A part of a place. */
  static String place(YamlText column) {
    if (!Calculation.GeoIp.PARTS.contains(column.text())) {
      throw column.error(
          "'" + column.text() + "' is no part of a place",
          "they are " + String.join(", ", Calculation.GeoIp.PARTS));
    }
    return column.text();
  }

  /** A regular expression; a wrong one is an error that says where it stands. */
  static Regex regex(YamlNode node, Session session) {
    try {
      return Regex.compile(node.asText().text(), session.limit(Limit.REGEX_STEPS));
    } catch (SearchError e) {
      throw node.error(e.diagnostic().message());
    }
  }
}
