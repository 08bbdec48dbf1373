package dev.karst.knowledge;

import dev.karst.session.Session;
import java.nio.file.Path;
import java.util.List;

/**
 * All definitions of a run. Immutable; files are read when something in them is first asked for.
 */
public record Knowledge(
    Macros macros,
    DataModels models,
    SourceTypes sourceTypes,
    Lookups lookups,
    SavedSearches searches) {
  /** What comes with Karst. */
  public static Knowledge builtIn(Session session) {
    return new Knowledge(
        Macros.builtIn(session),
        DataModels.builtIn(session),
        SourceTypes.builtIn(session),
        Lookups.none(),
        SavedSearches.none());
  }

  /** This and what a content pack adds: its macros and lookups. */
  public Knowledge withPack(Path pack, Session session) {
    return withMacros(macros.withPack(pack, session)).withLookups(lookups.withPack(pack, session));
  }

  /**
   * This and what a Splunk app adds, which wins over what is built in.
   *
   * @throws dev.karst.text.KarstException.InputError where the folder is no app
   */
  public Knowledge withApp(Path folder, Session session) {
    App app = new App(folder, session);
    return new Knowledge(
        macros.with(Layer.APP, Lazy.of(app::macros)),
        app.models(models),
        sourceTypes.withApp(Lazy.of(app::sourceTypes)),
        lookups.withFolder(app.lookups()),
        searches.with(Lazy.of(app::savedSearches)));
  }

  /**
   * This and the assets or identities of a CSV file, whose fields events get.
   *
   * @throws dev.karst.text.KarstException.InputError where there is no such file
   */
  public Knowledge with(EntityKind kind, Path file, Session session) {
    return kind.addTo(this, file, session);
  }

  /** This and a macro of the command line; see {@link Macros#withDefinition}. */
  public Knowledge withMacro(String definition) {
    return withMacros(macros.withDefinition(definition));
  }

  /** This with other source type profiles active; see {@link SourceTypes#choosing}. */
  public Knowledge withProfiles(List<String> names) {
    return new Knowledge(macros, models, sourceTypes.choosing(names), lookups, searches);
  }

  public Knowledge withMacros(Macros macros) {
    return new Knowledge(macros, models, sourceTypes, lookups, searches);
  }

  public Knowledge withModels(DataModels models) {
    return new Knowledge(macros, models, sourceTypes, lookups, searches);
  }

  public Knowledge withSourceTypes(SourceTypes sourceTypes) {
    return new Knowledge(macros, models, sourceTypes, lookups, searches);
  }

  public Knowledge withLookups(Lookups lookups) {
    return new Knowledge(macros, models, sourceTypes, lookups, searches);
  }
}
