package dev.karst.knowledge;

import dev.karst.knowledge.LookupDefinition.Kind;
import dev.karst.knowledge.LookupDefinition.TimeMatch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The lookups that an app's transforms.conf defines: stanzas with a file, collection or script. */
final class AppLookups {
  private AppLookups() {}

  static Map<String, LookupDefinition> read(ConfFile transforms) {
    Map<String, LookupDefinition> lookups = new LinkedHashMap<>();
    for (ConfStanza named : transforms.stanzas()) {
      ConfStanza stanza = transforms.stanza(named.name());
      Kind kind = stanza.isDisabled() ? null : kind(stanza);
      if (kind != null) {
        lookups.put(stanza.name(), definition(stanza, kind));
      }
    }
    return lookups;
  }

  /** Null where the stanza is no lookup. */
  private static Kind kind(ConfStanza stanza) {
    String type = stanza.text("external_type", "");
    if (type.equals("kvstore")) {
      return Kind.COLLECTION;
    }
    if (stanza.get("external_cmd") != null || !type.isEmpty()) {
      return Kind.SCRIPT;
    }
    if (stanza.get("collection") != null) {
      return Kind.COLLECTION;
    }
    ConfSetting file = stanza.get("filename");
    return file == null ? null : file.text().endsWith(".mlmodel") ? Kind.MODEL : Kind.FILE;
  }

  private static LookupDefinition definition(ConfStanza stanza, Kind kind) {
    ConfSetting match = stanza.get("match_type");
    String timeField = stanza.text("time_field", null);
    TimeMatch time =
        timeField == null
            ? null
            : new TimeMatch(
                timeField,
                stanza.text("time_format", TimeMatch.STANDARD_FORMAT),
                stanza.number("max_offset_secs", 2_000_000_000),
                stanza.number("min_offset_secs", 0));
    ConfSetting fields = stanza.get("fields_list");
    return new LookupDefinition(
        stanza.name(),
        kind,
        file(stanza, kind),
        fields == null ? List.of() : fields.items(),
        match == null
            ? Map.of()
            : LookupReader.matches(
                List.of(match.text().split("[,\\s]+(?![^(]*\\))")), match::error),
        stanza.flag("case_sensitive_match", true),
        (int) stanza.number("max_matches", 0),
        (int) stanza.number("min_matches", 0),
        stanza.text("default_match", null),
        time);
  }

  /** Splunk takes what follows the last separator of a path. */
  private static String file(ConfStanza stanza, Kind kind) {
    if (kind == Kind.COLLECTION) {
      return plain(stanza.text("collection", stanza.name())) + ".csv";
    }
    return kind == Kind.SCRIPT
        ? plain(stanza.name())
        : plain(stanza.get("filename").text().replaceFirst(".*[/\\\\]", ""));
  }

  /** A name that names no file elsewhere: such a table is never found. */
  private static String plain(String name) {
    return LookupFolder.isPlainName(name) ? name : "none";
  }
}
