package dev.karst.resolve;

import dev.karst.batch.Lexicon;
import dev.karst.knowledge.SourceTypes;
import dev.karst.knowledge.Stanza;
import dev.karst.knowledge.StanzaMatch;
import dev.karst.store.Segment;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The sources, hosts and source types of stored events: what tells which stanzas concern them at
 * all. Every event has these fields.
 */
final class StoredNames {
  /** Of more names than this, any stanza is taken to concern some. */
  private static final int MOST = 10_000;

  /** By kind; a kind that is missing may have any name. */
  private final Map<StanzaMatch.Kind, Set<String>> names;

  private StoredNames(Map<StanzaMatch.Kind, Set<String>> names) {
    this.names = names;
  }

  static StoredNames of(List<Segment> segments) {
    Map<StanzaMatch.Kind, Set<String>> names = new EnumMap<>(StanzaMatch.Kind.class);
    for (StanzaMatch.Kind kind : StanzaMatch.Kind.values()) {
      if (kind == StanzaMatch.Kind.DEFAULT) {
        continue;
      }
      Set<String> found = new TreeSet<>();
      boolean known = segments.stream().allMatch(segment -> add(segment, kind.text(), found));
      if (known) {
        names.put(kind, found);
      }
    }
    return new StoredNames(names);
  }

  /** Adds a segment's values of a field; false where they are not known. */
  private static boolean add(Segment segment, String field, Set<String> names) {
    if (segment.kind(field) == null) {
      return true;
    }
    Lexicon lexicon = segment.lexicon(field);
    if (lexicon == null || lexicon.size() + names.size() > MOST) {
      return false;
    }
    for (int code = 0; code < lexicon.size(); code++) {
      names.add(lexicon.text(code));
    }
    return true;
  }

  /** The same with the names that source types have at search time. */
  StoredNames renamed(SourceTypes types) {
    Set<String> stored = names.get(StanzaMatch.Kind.SOURCETYPE);
    if (stored == null) {
      return this;
    }
    List<Stanza> stanzas = types.stanzas(this::concerns);
    Set<String> renamed = new TreeSet<>();
    for (String name : stored) {
      renamed.add(
          stanzas.stream()
              .filter(stanza -> stanza.rename() != null && stanza.match().matches(name))
              .findFirst()
              .map(Stanza::rename)
              .orElse(name));
    }
    Map<StanzaMatch.Kind, Set<String>> all = new EnumMap<>(names);
    all.put(StanzaMatch.Kind.SOURCETYPE, renamed);
    return new StoredNames(all);
  }

  /** Whether some event may be one that a stanza is for. */
  boolean concerns(StanzaMatch match) {
    Set<String> known = names.get(match.kind());
    return known == null || known.stream().anyMatch(match::matches);
  }

  /** Whether every event is surely one that a stanza is for. */
  boolean areAll(StanzaMatch match) {
    Set<String> known = names.get(match.kind());
    return match.kind() == StanzaMatch.Kind.DEFAULT
        || (known != null && known.stream().allMatch(match::matches));
  }
}
