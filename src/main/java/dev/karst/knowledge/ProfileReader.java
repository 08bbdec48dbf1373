package dev.karst.knowledge;

import dev.karst.match.Regex;
import dev.karst.session.Limit;
import dev.karst.session.Session;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads one profile from its YAML file; datamodel/sourcetypes/sysmon_linux.yml shows the keys. */
final class ProfileReader {
  private final long steps;
  private final Map<String, Transform> transforms = new LinkedHashMap<>();

  private ProfileReader(Session session) {
    this.steps = session.limit(Limit.REGEX_STEPS);
  }

  /** The budget of a regular expression. */
  long steps() {
    return steps;
  }

  /** Reads a profile as a whole. */
  static SourceTypeProfile read(YamlNode root, Session session) {
    YamlMap map = root.asMap();
    List<Stanza> stanzas = new ProfileReader(session).stanzas(map);
    return new ProfileReader(session).profile(map, () -> stanzas, map.file().text());
  }

  /** Reads what chooses a profile; its stanzas when they are first asked for. */
  static SourceTypeProfile readHead(String name, String text, Session session) {
    YamlMap head = YamlFile.parse(name, ProfileText.head(text), session).asMap();
    return new ProfileReader(session)
        .profile(
            head,
            Lazy.of(
                () -> {
                  String body = ProfileText.body(text);
                  YamlMap map = YamlFile.parse(name, body, session).asMap();
                  return new ProfileReader(session).stanzas(map);
                }),
            text);
  }

  private List<Stanza> stanzas(YamlMap map) {
    map.map("transforms").forEach((name, node) -> transforms.put(name, transform(name, node)));
    return stanzas(map, StanzaReader::read);
  }

  private <T> List<T> stanzas(YamlMap map, Function<StanzaReader, T> part) {
    return map.need("stanzas").asList().items().stream()
        .map(node -> part.apply(new StanzaReader(this, node.asMap())))
        .toList();
  }

  /**
   * @param body gives the stanzas
   * @param text of the whole file
   */
  private SourceTypeProfile profile(YamlMap map, Supplier<List<Stanza>> body, String text) {
    map.allow(
        "profile",
        "version",
        "default",
        "about",
        "recognise",
        "default_sourcetype",
        "default_source",
        "origins",
        "stanzas",
        "transforms",
        "eventtypes",
        "tags");
    return new SourceTypeProfile(
        map.need("profile").asText().text(),
        map.need("version").asText().text(),
        map.flag("default", false),
        map.text("about", ""),
        map.items("recognise").stream().map(this::regex).toList(),
        map.need("default_sourcetype").asText().text(),
        map.text("default_source", null),
        map.items("origins").stream().map(this::origin).toList(),
        stanzas(map, StanzaReader::match),
        body,
        eventTypes(map.items("eventtypes")),
        map.items("tags").stream().map(ProfileReader::tags).toList(),
        new DefinitionHash().add(text).hex());
  }

  private OriginRule origin(YamlNode node) {
    YamlMap map = node.asMap().allow("match", "sourcetype", "source");
    return new OriginRule(
        regex(map.need("match")),
        map.need("sourcetype").asText().text(),
        map.need("source").asText().text());
  }

  private Transform transform(String name, YamlNode node) {
    YamlMap map =
        node.asMap()
            .allow(
                "regex",
                "format",
                "delims",
                "fields",
                "json_objects",
                "mv_add",
                "clean_keys",
                "keep_empty_vals",
                "source_key");
    if (Stream.of("regex", "delims", "json_objects").filter(key -> map.get(key) != null).count()
        != 1) {
      throw map.error("a transform has either a regex, delims or json_objects");
    }
    return new Transform(
        name,
        map.get("regex") == null ? null : regex(map.need("regex")),
        map.get("format") == null ? List.of() : format(map.get("format").asText()),
        map.get("delims") == null ? null : delimiters(map.need("delims").asList(), map),
        map.get("json_objects") == null ? null : map.texts("json_objects"),
        map.text("source_key", "_raw"),
        map.flag("mv_add", false),
        map.flag("clean_keys", true),
        map.flag("keep_empty_vals", false));
  }

  private static List<Transform.Pair> format(YamlText node) {
    return TransformFormat.parse(node.text())
        .orElseThrow(() -> node.error("a format is made of name::value pairs"));
  }

  private static Transform.Delimiters delimiters(YamlList delimiters, YamlMap map) {
    List<String> sets = delimiters.texts();
    if (sets.isEmpty() || sets.size() > 2 || sets.stream().anyMatch(String::isEmpty)) {
      throw delimiters.error("delims are one or two lists of characters");
    }
    List<String> fields = map.texts("fields");
    if (sets.size() == 2 && !fields.isEmpty()) {
      throw map.get("fields").error("pairs of name and value need no fields");
    }
    return new Transform.Delimiters(sets.get(0), sets.size() == 1 ? null : sets.get(1), fields);
  }

  private static FieldTags tags(YamlNode node) {
    YamlMap map = node.asMap().allow("field", "value", "tags");
    Map<String, Boolean> on = new LinkedHashMap<>();
    map.need("tags").asList().texts().forEach(tag -> on.put(tag, true));
    return new FieldTags(map.need("field").asText().text(), map.need("value").asText().text(), on);
  }

  private static List<EventType> eventTypes(List<YamlNode> nodes) {
    List<EventType> types = new ArrayList<>();
    for (YamlNode node : nodes) {
      YamlMap map = node.asMap().allow("name", "search", "tags");
      String name = map.need("name").asText().text();
      types.add(new EventType(name, map.need("search").asText().source(), map.texts("tags")));
    }
    return types;
  }

  /** A transform that a stanza names. */
  Transform transform(YamlNode name) {
    Transform found = transforms.get(name.asText().text());
    if (found == null) {
      throw name.error(
          "unknown transform '" + name.asText().text() + "'",
          NearestName.help(name.asText().text(), transforms.keySet()));
    }
    return found;
  }

  /** The regular expression that a value spells. */
  Regex regex(YamlNode node) {
    return regex("", node);
  }

  /** The same with modes in front. */
  Regex regex(String modes, YamlNode node) {
    try {
      return Regex.compile(modes + node.asText().text(), steps);
    } catch (SearchError e) {
      throw node.error(e.diagnostic().message());
    }
  }
}
