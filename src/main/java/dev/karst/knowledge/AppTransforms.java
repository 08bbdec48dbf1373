package dev.karst.knowledge;

import dev.karst.match.Regex;
import dev.karst.session.Limit;
import dev.karst.session.Session;
import dev.karst.text.KarstException.InputError;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.NearestName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The transforms of an app's transforms.conf, each read when a stanza of props.conf names it. */
final class AppTransforms {
  private static final Pattern GROUP = Pattern.compile("\\$(\\d{1,3})");

  /** How many characters an index-time transform looks at. */
  private static final int LOOKAHEAD = 4096;

  private static final Set<String> SEARCH_KEYS =
      Set.of(
          "REGEX",
          "FORMAT",
          "DELIMS",
          "FIELDS",
          "MV_ADD",
          "CLEAN_KEYS",
          "KEEP_EMPTY_VALS",
          "SOURCE_KEY");

  private static final Set<String> INDEX_KEYS =
      Set.of("REGEX", "FORMAT", "DEST_KEY", "SOURCE_KEY", "DEFAULT_VALUE", "LOOKAHEAD");

  private final ConfFile conf;
  private final Session session;
  private final long steps;
  private final Map<String, Transform> made = new HashMap<>();

  AppTransforms(ConfFile conf, Session session) {
    this.conf = conf;
    this.session = session;
    this.steps = session.limit(Limit.REGEX_STEPS);
  }

  private ConfStanza find(String name, ConfSetting from) {
    ConfStanza found = conf.stanza(name);
    if (found == null || found.isDisabled()) {
      throw from.error(
          "there is no transform '" + name + "'",
          NearestName.help(name, conf.stanzas().stream().map(ConfStanza::name).toList()));
    }
    return found;
  }

  /**
   * The search-time transform that a REPORT names.
   *
   * @throws InputError where there is none, or it is wrong
   */
  Transform search(String name, ConfSetting from) {
    Transform known = made.get(name);
    if (known == null) {
      known = search(find(name, from), from);
      made.put(name, known);
    }
    return known;
  }

  private Transform search(ConfStanza stanza, ConfSetting from) {
    warn(stanza, SEARCH_KEYS);
    ConfSetting regex = stanza.get("REGEX");
    ConfSetting delims = stanza.get("DELIMS");
    if (regex == null && delims == null) {
      throw from.error("the transform '" + stanza.name() + "' has neither REGEX nor DELIMS");
    }
    Regex compiled = regex == null ? null : regex(regex);
    ConfSetting format = stanza.get("FORMAT");
    return new Transform(
        stanza.name(),
        compiled,
        regex == null || format == null ? List.of() : format(format, compiled),
        regex == null ? delimiters(delims, stanza.get("FIELDS")) : null,
        null,
        stanza.text("SOURCE_KEY", "_raw").replaceFirst("^fields?:", ""),
        stanza.flag("MV_ADD", false),
        stanza.flag("CLEAN_KEYS", true),
        stanza.flag("KEEP_EMPTY_VALS", false));
  }

  private Regex regex(ConfSetting setting) {
    try {
      return Regex.compile(setting.text(), steps);
    } catch (SearchError e) {
      throw setting.error(e.diagnostic().message());
    }
  }

  private static List<Transform.Pair> format(ConfSetting setting, Regex regex) {
    Matcher groups = GROUP.matcher(setting.text());
    while (groups.find()) {
      if (Integer.parseInt(groups.group(1)) > regex.groupCount()) {
        throw setting.error("REGEX has no group " + groups.group(1));
      }
    }
    return TransformFormat.parse(setting.text())
        .orElseThrow(() -> setting.error("a format is made of name::value pairs"));
  }

  private static Transform.Delimiters delimiters(ConfSetting delims, ConfSetting fields) {
    List<String> sets = delims.quotedItems();
    if (sets.isEmpty() || sets.size() > 2) {
      throw delims.error("one or two lists of characters in double quotes are expected here");
    }
    return new Transform.Delimiters(
        sets.get(0),
        sets.size() == 1 ? null : sets.get(1),
        fields == null || sets.size() == 2 ? List.of() : fields.quotedItems());
  }

  /**
   * The index-time transform that a TRANSFORMS names.
   *
   * @throws InputError where there is none, it is wrong, or changes what Karst cannot change
   */
  IndexTransform index(String name, ConfSetting from) {
    ConfStanza stanza = find(name, from);
    ConfSetting target = stanza.get("DEST_KEY");
    ConfSetting regex = stanza.get("REGEX");
    if (regex == null || target == null) {
      throw from.error(
          "the transform '" + name + "' is not supported as files are read",
          "REGEX with DEST_KEY of a host, source, source type or queue is");
    }
    warn(stanza, INDEX_KEYS);
    String format = stanza.text("FORMAT", "$1");
    IndexTransform.Target to = target(target);
    ConfSetting source = stanza.get("SOURCE_KEY");
    return new IndexTransform(
        name,
        regex(regex),
        source == null || source.text().equals("_raw") ? null : target(source),
        to,
        format.replaceFirst("^(?:host|source|sourcetype)::", ""),
        stanza.text("DEFAULT_VALUE", null),
        (int) Math.max(1, Math.min(Integer.MAX_VALUE, stanza.number("LOOKAHEAD", LOOKAHEAD))));
  }

  private static IndexTransform.Target target(ConfSetting setting) {
    return switch (setting.text()) {
      case "MetaData:Host" -> IndexTransform.Target.HOST;
      case "MetaData:Source" -> IndexTransform.Target.SOURCE;
      case "MetaData:Sourcetype" -> IndexTransform.Target.SOURCETYPE;
      case "queue" -> IndexTransform.Target.QUEUE;
      default -> throw setting.error("'" + setting.text() + "' is not supported");
    };
  }

  private void warn(ConfStanza stanza, Set<String> known) {
    for (ConfSetting setting : stanza.settings().values()) {
      if (!setting.isEmpty()
          && !known.contains(setting.key())
          && !ConfKeys.isHarmlessInTransforms(setting.key())) {
        session.warnings().add(setting.warning("this setting is not supported and has no effect"));
      }
    }
  }
}
