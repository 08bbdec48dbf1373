package dev.karst.knowledge;

import dev.karst.session.Session;
import dev.karst.text.SourceText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The saved searches of apps, macros not expanded; a later app wins. Immutable. */
public final class SavedSearches {
  private final List<Supplier<Map<String, SourceText>>> apps;

  private SavedSearches(List<Supplier<Map<String, SourceText>>> apps) {
    this.apps = apps;
  }

  static SavedSearches none() {
    return new SavedSearches(List.of());
  }

  /**
   * The searches of a savedsearches.conf by their stanzas' names; each character of a search knows
   * where it stands there.
   *
   * @param name what to call the file in messages
   */
  public static Map<String, SourceText> parse(String name, String text, Session session) {
    ConfFile file = ConfFile.parse(name, text, session);
    Map<String, SourceText> searches = of(List.of(file.defaults()));
    searches.putAll(of(file.stanzas()));
    return searches;
  }

  /** The searches of stanzas that have one, by their names. */
  static Map<String, SourceText> of(Collection<ConfStanza> stanzas) {
    Map<String, SourceText> searches = new LinkedHashMap<>();
    for (ConfStanza stanza : stanzas) {
      ConfSetting search = stanza.get("search");
      if (search != null) {
        searches.put(stanza.name(), search.value());
      }
    }
    return searches;
  }

  SavedSearches with(Supplier<Map<String, SourceText>> app) {
    List<Supplier<Map<String, SourceText>>> more = new ArrayList<>();
    more.add(app);
    more.addAll(apps);
    return new SavedSearches(List.copyOf(more));
  }

  /** A search by its name; case counts. */
  public Optional<SourceText> find(String name) {
    return apps.stream()
        .map(app -> app.get().get(name))
        .filter(search -> search != null)
        .findFirst();
  }

  /** All names, for "did you mean". */
  public Collection<String> names() {
    Collection<String> names = new TreeSet<>();
    apps.forEach(app -> names.addAll(app.get().keySet()));
    return names;
  }
}
