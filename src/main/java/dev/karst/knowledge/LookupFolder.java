package dev.karst.knowledge;

import dev.karst.session.Session;
import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException.InputError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A folder of lookups: definitions ({@code *.yml}) and tables ({@code *.csv}). Files are reached by
 * plain names only, and a link that leads out of the folder is refused, so that no definition and
 * no search reads what lies elsewhere. Definitions are read when the first one is asked for, tables
 * each when it is asked for.
 */
final class LookupFolder {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.@ +-]{0,199}");

  private final Path folder;
  private final Session session;
  private final Supplier<Map<String, LookupDefinition>> definitions;

  LookupFolder(Path folder, Session session) {
    this.folder = folder;
    this.session = session;
    this.definitions = Lazy.of(this::readDefinitions);
  }

  /**
   * @param definitions gives the definitions, which stand elsewhere
   */
  LookupFolder(Path folder, Session session, Supplier<Map<String, LookupDefinition>> definitions) {
    this.folder = folder;
    this.session = session;
    this.definitions = definitions;
  }

  /** Whether a name names a file of the folder itself: no separators, no dots in front. */
  static boolean isPlainName(String name) {
    return PLAIN.matcher(name).matches();
  }

  Map<String, LookupDefinition> definitions() {
    return definitions.get();
  }

  private Map<String, LookupDefinition> readDefinitions() {
    Map<String, LookupDefinition> read = new LinkedHashMap<>();
    for (Path path : list(".*\\.ya?ml")) {
      YamlNode root = YamlFile.read(path, session);
      LookupDefinition definition = LookupReader.read(root);
      if (read.put(definition.name(), definition) != null) {
        throw root.error("the lookup '" + definition.name() + "' is defined twice");
      }
    }
    return read;
  }

  /** The names of its tables. */
  List<String> tables() {
    return list(".*\\.csv").stream().map(path -> path.getFileName().toString()).toList();
  }

  private List<Path> list(String pattern) {
    return FilesBelow.of(folder, 1, pattern);
  }

  /**
   * The table of a name; empty where there is none.
   *
   * @throws InputError where it lies outside of the folder, or cannot be read
   */
  Optional<LookupData> table(String file) {
    if (!isPlainName(file)) {
      return Optional.empty();
    }
    Path path = folder.resolve(file);
    if (!Files.isRegularFile(path)) {
      return Optional.empty();
    }
    try {
      if (!path.toRealPath().startsWith(folder.toRealPath())) {
        throw new InputError("lookup", path + " leads out of its folder");
      }
    } catch (IOException e) {
      throw new InputError(
          Diagnostic.error("lookup", path + " cannot be read: " + e.getMessage()), e);
    }
    return Optional.of(LookupCsv.read(path, session));
  }
}
