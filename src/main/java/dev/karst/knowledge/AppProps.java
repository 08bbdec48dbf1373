package dev.karst.knowledge;

import dev.karst.match.Regex;
import dev.karst.match.Sed;
import dev.karst.session.Limit;
import dev.karst.session.Session;
import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException;
import dev.karst.text.SourceText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes stanzas of an app's props.conf. What is wrong with a setting is warned about, with file and
 * line, and that setting left out, as Splunk does; a setting that Karst does not obey, though it
 * changes results, is named once.
 */
final class AppProps {
  /** How stanzas make Splunk take a source type for a pattern. */
  private static final String PATTERN_SOURCETYPE = "(?::){0}";

  private static final Pattern IN_FIELD =
      Pattern.compile("(.*\\S)\\s+in\\s+(\\w+)", Pattern.DOTALL);
  private static final Pattern ALIAS =
      Pattern.compile(
          "\\s*,?\\s*(\"[^\"]+\"|\\S+)\\s+(AS|ASNEW)\\s+(\"[^\"]+\"|[^\\s,]+)",
          Pattern.CASE_INSENSITIVE);

  private final ConfFile props;
  private final AppTransforms transforms;
  private final Session session;
  private final long steps;
  private final Set<String> warned = new HashSet<>();

  AppProps(ConfFile props, AppTransforms transforms, Session session) {
    this.props = props;
    this.transforms = transforms;
    this.session = session;
    this.steps = session.limit(Limit.REGEX_STEPS);
  }

  List<Stanza> stanzas() {
    List<Stanza> stanzas = new ArrayList<>();
    if (!props.defaults().settings().isEmpty()) {
      stanzas.add(new Reading(props.defaults()).stanza(StanzaMatch.any()));
    }
    for (ConfStanza stanza : props.stanzas()) {
      StanzaMatch match = stanza.isDisabled() ? null : match(stanza);
      if (match != null) {
        stanzas.add(new Reading(stanza).stanza(match));
      }
    }
    return stanzas;
  }

  /** Null for what is for no events that Karst reads. */
  private StanzaMatch match(ConfStanza stanza) {
    String name = stanza.name();
    try {
      if (name.startsWith("source::")) {
        return StanzaMatch.of(StanzaMatch.Kind.SOURCE, name.substring(8), steps);
      }
      if (name.startsWith("host::")) {
        return StanzaMatch.of(StanzaMatch.Kind.HOST, name.substring(6), steps);
      }
      if (name.startsWith("rule::") || name.startsWith("delayedrule::")) {
        warnOnce(
            "rule::",
            Diagnostic.warning(
                "conf", "rules that guess source types are not applied", stanza.place()));
        return null;
      }
      return name.startsWith(PATTERN_SOURCETYPE)
          ? StanzaMatch.of(
              StanzaMatch.Kind.SOURCETYPE, name.substring(PATTERN_SOURCETYPE.length()), steps)
          : StanzaMatch.ofSourcetype(name);
    } catch (KarstException e) {
      session.warnings().add(Diagnostic.warning("conf", e.diagnostic().message(), stanza.place()));
      return null;
    }
  }

  private void warnOnce(String what, Diagnostic warning) {
    if (warned.add(what)) {
      session.warnings().add(warning);
    }
  }

  /** One stanza, setting by setting. */
  private final class Reading {
    private final ConfStanza conf;
    private final Map<IndexSetting, Object> index = new EnumMap<>(IndexSetting.class);
    private final SortedMap<String, Sed> sedcmd = new TreeMap<>();
    private final SortedMap<String, List<IndexTransform>> changes = new TreeMap<>();
    private final SortedMap<String, Extraction> extract = new TreeMap<>();
    private final SortedMap<String, List<Transform>> report = new TreeMap<>();
    private final SortedMap<String, List<FieldAlias>> alias = new TreeMap<>();
    private final SortedMap<String, EvalText> eval = new TreeMap<>();
    private final SortedMap<String, SourceText> lookup = new TreeMap<>();
    private String rename;
    private KvMode kvMode;
    private Boolean autoKvJson;
    private Boolean kvTrimSpaces;
    private Integer priority;

    Reading(ConfStanza conf) {
      this.conf = conf;
    }

    Stanza stanza(StanzaMatch match) {
      for (ConfSetting setting : conf.settings().values()) {
        if (!setting.isEmpty()) {
          try {
            read(setting, match);
          } catch (KarstException e) {
            String reason = e.diagnostic().message();
            String named = setting.key() + ": ";
            String own = reason.startsWith(named) ? reason.substring(named.length()) : reason;
            session.warnings().add(setting.warning(own + "; it is left out"));
          }
        }
      }
      return new Stanza(
          match,
          priority == null ? Stanza.standardPriority(match) : priority,
          List.of(),
          null,
          new IndexSettings(index),
          Collections.unmodifiableSortedMap(sedcmd),
          Collections.unmodifiableSortedMap(changes),
          rename,
          kvMode,
          autoKvJson,
          kvTrimSpaces,
          Collections.unmodifiableSortedMap(extract),
          Collections.unmodifiableSortedMap(report),
          Collections.unmodifiableSortedMap(alias),
          Collections.unmodifiableSortedMap(eval),
          Collections.unmodifiableSortedMap(lookup));
    }

    private void read(ConfSetting setting, StanzaMatch match) {
      String key = setting.key();
      IndexSetting indexed = IndexSetting.ofProps(key).orElse(null);
      if (indexed != null) {
        index.put(indexed, indexed.read(setting.text(), steps));
        return;
      }
      switch (key) {
        case "KV_MODE" -> kvMode = kvMode(setting);
        case "AUTO_KV_JSON" -> autoKvJson = setting.flag();
        case "KV_TRIM_SPACES" -> kvTrimSpaces = setting.flag();
        case "priority" -> priority = (int) setting.number();
        case "rename" -> {
          if (match.kind() != StanzaMatch.Kind.SOURCETYPE) {
            throw setting.error("only a source type can be renamed");
          }
          rename = setting.text();
        }
        default -> {
          if (!readClass(setting) && !ConfKeys.isHarmlessInProps(key)) {
            warnOnce(key, setting.warning("this setting is not supported and has no effect"));
          }
        }
      }
    }

    /** Reads a setting that has classes; false where it is none. */
    private boolean readClass(ConfSetting setting) {
      String key = setting.key();
      int dash = key.indexOf('-');
      String kind = dash < 0 ? key : key.substring(0, dash);
      String name = dash < 0 ? "" : key.substring(dash + 1);
      if (key.toUpperCase(Locale.ROOT).startsWith("LOOKUP")) {
        lookup.put(key.substring(6).replaceFirst("^[-_]", ""), setting.value());
        return true;
      }
      if (name.isEmpty()) {
        return false;
      }
      switch (kind) {
        case "EXTRACT" -> extract.put(name, extraction(name, setting));
        case "REPORT" -> report.put(name, named(setting, transforms::search));
        case "FIELDALIAS" -> alias.put(name, aliases(setting));
        case "EVAL" -> eval.put(name, new EvalText(setting.value()));
        case "SEDCMD" -> sedcmd.put(name, Sed.compile(setting.text(), steps));
        case "TRANSFORMS" -> changes.put(name, named(setting, transforms::index));
        default -> {
          return false;
        }
      }
      return true;
    }

    private KvMode kvMode(ConfSetting setting) {
      return Arrays.stream(KvMode.values())
          .filter(mode -> mode.text().equalsIgnoreCase(setting.text()))
          .findFirst()
          .orElseThrow(() -> setting.error("the mode '" + setting.text() + "' is not supported"));
    }

    private Extraction extraction(String name, ConfSetting setting) {
      Matcher parts = IN_FIELD.matcher(setting.text());
      boolean ofField = parts.matches();
      String regex = ofField ? parts.group(1) : setting.text();
      String field = ofField ? parts.group(2) : "_raw";
      Regex compiled = Regex.compile(Extraction.MODES + regex, steps);
      if (compiled.groupNames().isEmpty()) {
        throw setting.error("the regular expression has no named group");
      }
      return new Extraction(name, compiled, field);
    }

    /** The transforms that a setting names; one that is wrong is left out. */
    private <T> List<T> named(ConfSetting setting, BiFunction<String, ConfSetting, T> find) {
      List<T> found = new ArrayList<>();
      for (String name : setting.items()) {
        try {
          found.add(find.apply(name, setting));
        } catch (KarstException e) {
          session.warnings().add(e.diagnostic().asWarning());
        }
      }
      return List.copyOf(found);
    }

    private List<FieldAlias> aliases(ConfSetting setting) {
      List<FieldAlias> aliases = new ArrayList<>();
      Matcher parts = ALIAS.matcher(setting.text());
      int end = 0;
      while (parts.find() && parts.start() == end) {
        boolean keep = parts.group(2).equalsIgnoreCase("ASNEW");
        aliases.add(new FieldAlias(plain(parts.group(1)), plain(parts.group(3)), keep));
        end = parts.end();
      }
      if (aliases.isEmpty() || !setting.text().substring(end).isBlank()) {
        throw setting.error("an alias is written as FIELD AS NAME or FIELD ASNEW NAME");
      }
      return List.copyOf(aliases);
    }

    private String plain(String name) {
      return name.startsWith("\"") ? name.substring(1, name.length() - 1) : name;
    }
  }
}
