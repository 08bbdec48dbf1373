package dev.karst.knowledge;

import dev.karst.session.Session;
import dev.karst.syntax.Macro;
import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException.InputError;
import dev.karst.text.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A Splunk app's folder: {@code default/}, {@code local/} and {@code lookups/}. Files are read when
 * something in them is first asked for. Nothing outside of the folder is read.
 */
final class App {
  private static final Path MODELS = Path.of("data", "models");

  private final Path folder;
  private final Session session;
  private final Supplier<ConfFile> transforms;
  private final Supplier<ConfFile> identity;

  /**
   * @throws InputError where there is no such folder, or it is no app
   */
  App(Path folder, Session session) {
    if (!Files.isDirectory(folder)) {
      throw new InputError("app", "--app " + folder + " is no folder");
    }
    if (!Files.isDirectory(folder.resolve("default"))
        && !Files.isDirectory(folder.resolve("local"))
        && !Files.isDirectory(folder.resolve(MODELS))) {
      throw new InputError(
          "app",
          "--app " + folder + " is no Splunk app: it has neither default nor local",
          "name the app's own folder, in which they lie");
    }
    this.folder = folder;
    this.session = session;
    this.transforms = Lazy.of(() -> conf("transforms"));
    this.identity = Lazy.of(() -> conf("app"));
  }

  private ConfFile conf(String name) {
    return ConfFile.read(folder, name, session);
  }

  /** As app.conf names it, else as its folder is called. */
  private String name() {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    String standard = name == null ? "app" : name.toString();
    return setting("package", "id", setting("id", "name", standard));
  }

  private String version() {
    return setting("launcher", "version", setting("id", "version", ""));
  }

  private String setting(String stanza, String key, String fallback) {
    ConfStanza found = identity.get().stanza(stanza);
    return found == null ? fallback : found.text(key, fallback);
  }

  /** Its macros, by signature. */
  Map<String, Macro> macros() {
    return AppMacros.read(conf("macros"), name());
  }

  LookupFolder lookups() {
    return new LookupFolder(
        folder.resolve("lookups"), session, Lazy.of(() -> AppLookups.read(transforms.get())));
  }

  /** Its stanzas, event types and tags. */
  SourceTypeProfile sourceTypes() {
    ConfFile props = conf("props");
    ConfFile types = conf("eventtypes");
    ConfFile tags = conf("tags");
    DefinitionHash hash = new DefinitionHash();
    for (ConfFile file : List.of(props, transforms.get(), types, tags)) {
      hash.add(file.text());
    }
    return new SourceTypeProfile(
        name(),
        version(),
        true,
        "",
        List.of(),
        null,
        null,
        List.of(),
        new AppProps(props, new AppTransforms(transforms.get(), session), session).stanzas(),
        AppEventTypes.read(types),
        AppEventTypes.tags(tags),
        hash.hex());
  }

  /** Its data models, with what datamodels.conf says of them, over others. */
  DataModels models(DataModels others) {
    DataModels all = others;
    for (Path file : modelFiles()) {
      String name = DataModelJson.nameOf(file);
      all = all.withJson(file, model -> settled(model, conf("datamodels").stanza(name)), session);
    }
    return all;
  }

  /** Later ones win: what a user changed lies in local (datamodels.conf.spec). */
  private List<Path> modelFiles() {
    return Stream.of(folder, folder.resolve("default"), folder.resolve("local"))
        .map(part -> part.resolve(MODELS))
        .filter(this::isOwn)
        .flatMap(models -> FilesBelow.of(models, 1, ".*\\.json").stream())
        .toList();
  }

  /**
   * Whether there is such a folder.
   *
   * @throws InputError where links lead to it and out of the app's folder
   */
  private boolean isOwn(Path part) {
    if (!Files.isDirectory(part)) {
      return false;
    }
    try {
      if (!part.toRealPath().startsWith(folder.toRealPath())) {
        throw new InputError("app", part + " leads out of its app's folder");
      }
      return true;
    } catch (IOException e) {
      throw new InputError(
          Diagnostic.error("app", part + " cannot be listed: " + e.getMessage()), e);
    }
  }

  private static DataModel settled(DataModel model, ConfStanza settings) {
    if (settings == null) {
      return model;
    }
    DataModel.Acceleration standard = model.acceleration();
    ConfSetting tags = settings.get("tags_whitelist");
    return model.with(
        new DataModel.Acceleration(
            settings.text("acceleration.earliest_time", standard.earliest()),
            settings.flag("acceleration.allow_old_summaries", standard.allowOldSummaries())),
        tags == null ? model.tagsWhitelist() : tags.items());
  }

  /** The searches of savedsearches.conf by name. */
  Map<String, SourceText> savedSearches() {
    return SavedSearches.of(conf("savedsearches").stanzas());
  }
}
