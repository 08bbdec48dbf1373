package dev.karst.knowledge;

import dev.karst.match.Regex;
import dev.karst.match.Sed;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.SourceText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads one stanza of a profile. */
final class StanzaReader {
  private static final List<String> KEYS =
      List.of(
          "match",
          "priority",
          "event_breaks",
          "unwrap",
          "sedcmd",
          "rename",
          "kv_mode",
          "auto_kv_json",
          "kv_trim_spaces",
          "extract",
          "report",
          "alias",
          "eval",
          "lookup");

  /** How many lines Splunk puts into one event (MAX_EVENTS). */
  private static final int LINES = 256;

  private final ProfileReader profile;
  private final YamlMap map;

  StanzaReader(ProfileReader profile, YamlMap map) {
    this.profile = profile;
    this.map = map;
  }

  private static String[] keys() {
    List<String> keys = new ArrayList<>(KEYS);
    Arrays.stream(IndexSetting.values()).map(IndexSetting::key).forEach(keys::add);
    return keys.toArray(String[]::new);
  }

  Stanza read() {
    map.allow(keys());
    StanzaMatch match = match();
    YamlNode priority = map.get("priority");
    return new Stanza(
        match,
        priority == null ? Stanza.standardPriority(match) : priority.asText().count(),
        eventBreaks(map.get("event_breaks")),
        map.get("unwrap") == null ? null : unwrap(map.get("unwrap").asMap()),
        index(),
        sedcmd(),
        Collections.emptySortedMap(),
        rename(match),
        map.get("kv_mode") == null ? null : kvMode(map.get("kv_mode").asText()),
        flag("auto_kv_json"),
        flag("kv_trim_spaces"),
        extract(),
        report(),
        alias(),
        eval(),
        lookup());
  }

  /**
   * The events that it is for. The settings of all kinds of events are a matter of Splunk's own
   * files, not of a profile's.
   */
  StanzaMatch match() {
    YamlMap node = map.need("match").asMap();
    String[] kinds =
        Arrays.stream(StanzaMatch.Kind.values())
            .filter(kind -> kind != StanzaMatch.Kind.DEFAULT)
            .map(StanzaMatch.Kind::text)
            .toArray(String[]::new);
    node.allow(kinds);
    if (node.entries().size() != 1) {
      throw node.error("a stanza matches one of: " + String.join(", ", kinds));
    }
    String kind = node.entries().keySet().iterator().next();
    YamlText pattern = node.need(kind).asText();
    try {
      return StanzaMatch.of(
          StanzaMatch.Kind.values()[Arrays.asList(kinds).indexOf(kind)],
          pattern.text(),
          profile.steps());
    } catch (SearchError e) {
      throw pattern.error(e.diagnostic().message());
    }
  }

  private String rename(StanzaMatch match) {
    YamlNode name = map.get("rename");
    if (name != null && match.kind() != StanzaMatch.Kind.SOURCETYPE) {
      throw name.error("only a source type can be renamed");
    }
    return name == null ? null : name.asText().text();
  }

  /** Null where the stanza does not say. */
  private Boolean flag(String key) {
    return map.get(key) == null ? null : Boolean.valueOf(map.flag(key, false));
  }

  /** One rule, or a list of them. */
  private List<EventBreaks> eventBreaks(YamlNode node) {
    if (node == null) {
      return List.of();
    }
    return node instanceof YamlList list
        ? list.items().stream().map(rule -> eventBreak(rule.asMap())).toList()
        : List.of(eventBreak(node.asMap()));
  }

  private EventBreaks eventBreak(YamlMap node) {
    node.allow("start", "end", "max_lines", "cut_after");
    YamlNode end = node.get("end");
    YamlNode lines = node.get("max_lines");
    return new EventBreaks(
        profile.regex(node.need("start")),
        end == null ? null : profile.regex(end),
        lines == null ? LINES : lines.asText().count(),
        node.text("cut_after", null));
  }

  private Unwrap unwrap(YamlMap node) {
    node.allow("start", "json_field", "host_fields");
    return new Unwrap(
        profile.regex(node.need("start")),
        node.need("json_field").asText().text(),
        node.texts("host_fields"));
  }

  private IndexSettings index() {
    Map<IndexSetting, Object> values = new EnumMap<>(IndexSetting.class);
    for (IndexSetting setting : IndexSetting.values()) {
      YamlNode node = map.get(setting.key());
      if (node != null) {
        try {
          values.put(setting, setting.read(node.asText().text(), profile.steps()));
        } catch (SearchError e) {
          throw node.error(e.diagnostic().message());
        }
      }
    }
    return new IndexSettings(values);
  }

  private SortedMap<String, Sed> sedcmd() {
    SortedMap<String, Sed> scripts = new TreeMap<>();
    map.map("sedcmd")
        .forEach(
            (name, node) -> {
              try {
                scripts.put(name, Sed.compile(node.asText().text(), profile.steps()));
              } catch (SearchError e) {
                throw node.error(e.diagnostic().message());
              }
            });
    return Collections.unmodifiableSortedMap(scripts);
  }

  private static KvMode kvMode(YamlText node) {
    return Arrays.stream(KvMode.values())
        .filter(mode -> mode.text().equals(node.text()))
        .findFirst()
        .orElseThrow(
            () -> {
              String modes =
                  String.join(", ", Arrays.stream(KvMode.values()).map(KvMode::text).toList());
              return node.error("kv_mode is one of " + modes + ", not '" + node.text() + "'");
            });
  }

  /** {@code class: regex}, or {@code class: {regex: ..., field: ...}}. */
  private SortedMap<String, Extraction> extract() {
    SortedMap<String, Extraction> classes = new TreeMap<>();
    map.map("extract")
        .forEach(
            (name, node) -> {
              boolean plain = node instanceof YamlText;
              YamlNode regex = plain ? node : node.asMap().allow("regex", "field").need("regex");
              String field = plain ? "_raw" : node.asMap().text("field", "_raw");
              Regex pattern = profile.regex(Extraction.MODES, regex);
              classes.put(name, new Extraction(name, pattern, field));
            });
    return Collections.unmodifiableSortedMap(classes);
  }

  private SortedMap<String, List<Transform>> report() {
    SortedMap<String, List<Transform>> classes = new TreeMap<>();
    map.map("report")
        .forEach(
            (name, node) ->
                classes.put(name, node.asList().items().stream().map(profile::transform).toList()));
    return Collections.unmodifiableSortedMap(classes);
  }

  /** {@code target: source}, or {@code target: {field: source, new: true}} for ASNEW. */
  private SortedMap<String, List<FieldAlias>> alias() {
    SortedMap<String, List<FieldAlias>> aliases = new TreeMap<>();
    map.map("alias")
        .forEach(
            (target, node) -> {
              boolean plain = node instanceof YamlText;
              YamlNode source = plain ? node : node.asMap().allow("field", "new").need("field");
              boolean keep = !plain && node.asMap().flag("new", false);
              aliases.put(target, List.of(new FieldAlias(source.asText().text(), target, keep)));
            });
    return Collections.unmodifiableSortedMap(aliases);
  }

  private SortedMap<String, EvalText> eval() {
    SortedMap<String, EvalText> evals = new TreeMap<>();
    map.map("eval")
        .forEach((field, eval) -> evals.put(field, new EvalText(eval.asText().source())));
    return Collections.unmodifiableSortedMap(evals);
  }

  private SortedMap<String, SourceText> lookup() {
    SortedMap<String, SourceText> lookups = new TreeMap<>();
    map.map("lookup").forEach((name, lookup) -> lookups.put(name, lookup.asText().source()));
    return Collections.unmodifiableSortedMap(lookups);
  }
}
