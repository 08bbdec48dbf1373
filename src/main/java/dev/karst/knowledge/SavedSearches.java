package dev.karst.knowledge;

import dev.karst.text.SourceText;
import java.util.ArrayList;
import java.util.Collection;
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
