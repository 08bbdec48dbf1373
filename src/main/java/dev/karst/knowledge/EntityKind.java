package dev.karst.knowledge;

import dev.karst.session.Session;
import dev.karst.syntax.Macro;
import dev.karst.text.Source;
import dev.karst.text.SourceText;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The two kinds of things that Enterprise Security knows of: assets and identities. Events get the
 * columns of the asset that {@code dest}, {@code src} or {@code dvc} names as {@code dest_category}
 * and the like, and those of the identity that {@code user} or {@code src_user} names, by automatic
 * lookups (Enterprise Security, "How asset and identity data is correlated"). An event's own field
 * stays.
 */
public enum EntityKind {
  ASSETS(
      "assets",
      "asset_lookup_by_str",
      "asset_lookup_by_cidr",
      "asset",
      List.of("ip", "mac", "nt_host", "dns"),
      List.of("dest", "dvc", "src")),
  /** An identity is found by its e-mail address too. */
  IDENTITIES(
      "identities",
      "identity_lookup_expanded",
      null,
      "identity",
      List.of("identity", "email"),
      List.of("src_user", "user"));

  private final String plural;
  private final String lookup;
  private final String networkLookup;
  private final String key;
  private final List<String> keys;
  private final List<String> fields;

  EntityKind(
      String plural,
      String lookup,
      String networkLookup,
      String key,
      List<String> keys,
      List<String> fields) {
    this.plural = plural;
    this.lookup = lookup;
    this.networkLookup = networkLookup;
    this.key = key;
    this.keys = keys;
    this.fields = fields;
  }

  /** As users and reports call them. */
  public String plural() {
    return plural;
  }

  String option() {
    return "--" + plural;
  }

  String lookup() {
    return lookup;
  }

  /** Null where there is none. */
  String networkLookup() {
    return networkLookup;
  }

  /** The column of the lookups that holds what an event's value is compared with. */
  String key() {
    return key;
  }

  /** The columns of a file whose values are keys. */
  List<String> keys() {
    return keys;
  }

  /** The definitions and what those of a file add. */
  Knowledge addTo(Knowledge knowledge, Path file, Session session) {
    EntityTable table = new EntityTable(this, file, session);
    Lookups lookups = knowledge.lookups().withStandard(table.byText());
    if (networkLookup != null) {
      lookups = lookups.withStandard(table.byNetwork());
    }
    return new Knowledge(
        knowledge.macros().with(Layer.APP, Lazy.of(() -> macros(table, file))),
        knowledge.models(),
        knowledge.sourceTypes().withApp(Lazy.of(() -> profile(table))),
        lookups,
        knowledge.searches());
  }

  /**
   * Enterprise Security's macros: all of them, which the data model Identity_Management is made of,
   * and one that looks an asset up by a field.
   */
  private Map<String, Macro> macros(EntityTable table, Path file) {
    String origin = option() + " " + file;
    Macro all = Macro.of(plural, List.of(), "inputlookup " + lookup, origin);
    if (this == IDENTITIES) {
      return Map.of(all.signature(), all);
    }
    String body = "lookup " + arguments(lookup, "$field$", table);
    Macro get = Macro.of("get_asset", List.of("field"), body, origin);
    return Map.of(all.signature(), all, get.signature(), get);
  }

  private SourceTypeProfile profile(EntityTable table) {
    SortedMap<String, SourceText> lookups = new TreeMap<>();
    for (String field : fields) {
      lookups.put("zu-" + lookup + "-" + field, automatic(lookup, field, table));
      if (networkLookup != null) {
        lookups.put("zv-" + networkLookup + "-" + field, automatic(networkLookup, field, table));
      }
    }
    Stanza stanza = Stanza.ofLookups(StanzaMatch.any(), Collections.unmodifiableSortedMap(lookups));
    return new SourceTypeProfile(
        plural,
        "",
        true,
        "",
        List.of(),
        null,
        null,
        List.of(),
        List.of(stanza),
        List.of(),
        List.of(),
        table.hash());
  }

  private SourceText automatic(String name, String field, EntityTable table) {
    return SourceText.of(new Source(option(), arguments(name, field, table)));
  }

  /** What the command lookup is given. */
  private String arguments(String name, String field, EntityTable table) {
    String outputs =
        table.columns().stream()
            .filter(column -> !column.equals(key))
            .map(column -> '"' + column + "\" AS \"" + field + '_' + column + '"')
            .collect(Collectors.joining(" "));
    return name + " " + key + " AS " + field + " OUTPUTNEW " + outputs;
  }
}
