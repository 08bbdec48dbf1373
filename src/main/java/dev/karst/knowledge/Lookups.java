package dev.karst.knowledge;

import dev.karst.knowledge.LookupDefinition.Kind;
import dev.karst.session.Session;
import dev.karst.store.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All lookups of a run: those of content packs, later packs first, and what was written. Writes go
 * to {@code <home>/lookups} where there is a home, else they last for the run; never into a pack
 * (DESIGN section 4). Thread-safe.
 */
public final class Lookups {
  private final List<LookupFolder> folders;
  private final Map<String, LookupDefinition> defined;

  /** What stands where nobody defines a lookup of its name. */
  private final Map<String, Lookup> standard;

  private final Path home;
  private final Session session;

  /** Tables by file name: what was written, and what was read before. */
  private final Map<String, LookupData> tables;

  private Lookups(
      List<LookupFolder> folders,
      Map<String, LookupDefinition> defined,
      Map<String, Lookup> standard,
      Map<String, LookupData> tables,
      Path home,
      Session session) {
    this.folders = List.copyOf(folders);
    this.defined = Map.copyOf(defined);
    this.standard = Map.copyOf(standard);
    this.tables = new ConcurrentHashMap<>(tables);
    this.home = home;
    this.session = session;
  }

  public static Lookups none() {
    return new Lookups(List.of(), Map.of(), Map.of(), Map.of(), null, Session.standard());
  }

  /** These and those of a pack's folder {@code lookups}. */
  public Lookups withPack(Path pack, Session session) {
    return withFolder(new LookupFolder(pack.resolve("lookups"), session));
  }

  /** These and those of a folder, which win. */
  Lookups withFolder(LookupFolder folder) {
    List<LookupFolder> all = new ArrayList<>();
    all.add(folder);
    all.addAll(folders);
    return new Lookups(all, defined, standard, tables, home, session);
  }

  /** These, with writes kept in the folder {@code lookups} of a home. */
  public Lookups withHome(Path home, Session session) {
    return new Lookups(folders, defined, standard, tables, home.resolve("lookups"), session);
  }

  /** These; what is written to them is not seen by those they came of. */
  public Lookups withOwnWrites() {
    return new Lookups(folders, defined, standard, tables, home, session);
  }

  /** These and one that is at hand, which wins over one of the same name. */
  public Lookups with(LookupDefinition definition, LookupData data) {
    Map<String, LookupDefinition> more = new LinkedHashMap<>(defined);
    more.put(definition.name(), definition);
    Map<String, LookupData> moreTables = new LinkedHashMap<>(tables);
    moreTables.put(definition.file(), data);
    return new Lookups(folders, more, standard, moreTables, home, session);
  }

  /**
   * These and a CSV file as the lookup of a name: by the definition of that name, or matched
   * exactly where there is none, as for one that a product holds.
   *
   * @throws dev.karst.text.KarstException.InputError where the file cannot be read
   */
  public Lookups withFile(String name, Path file, Session session) {
    LookupDefinition definition = definition(name).orElse(LookupDefinition.ofFile(name));
    return with(definition, LookupCsv.read(file, session));
  }

  /**
   * These and one that stands where nobody defines another of its name, of which nothing is read
   * before a search asks for it.
   */
  public Lookups withStandard(Lookup lookup) {
    Map<String, Lookup> more = new LinkedHashMap<>(standard);
    more.put(lookup.name(), lookup);
    return new Lookups(folders, defined, more, tables, home, session);
  }

  /** A definition in the form that content packs have. */
  public static LookupDefinition parse(String fileName, String yaml, Session session) {
    return LookupReader.read(YamlFile.parse(fileName, yaml, session));
  }

  /** A lookup by the name of its definition, or of its file. */
  public Optional<Lookup> find(String name) {
    Optional<LookupDefinition> definition = definition(name);
    if (definition.isEmpty() && table(name).isPresent()) {
      definition = Optional.of(LookupDefinition.ofFile(name));
    }
    return definition
        .map(found -> new Lookup(found, () -> data(found)))
        .or(() -> Optional.ofNullable(standard.get(name)).map(this::unlessWritten));
  }

  private Lookup unlessWritten(Lookup given) {
    String file = given.definition().file();
    return new Lookup(given.definition(), () -> table(file).orElseGet(given.table()));
  }

  private Optional<LookupDefinition> definition(String name) {
    if (defined.containsKey(name)) {
      return Optional.of(defined.get(name));
    }
    for (LookupFolder folder : folders) {
      LookupDefinition found = folder.definitions().get(name);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  private LookupData data(LookupDefinition definition) {
    return table(definition.file()).orElseGet(() -> LookupData.empty(definition.fields()));
  }

  private Optional<LookupData> table(String file) {
    LookupData known = tables.get(file);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<LookupData> found =
        home == null ? Optional.empty() : new LookupFolder(home, session).table(file);
    for (LookupFolder folder : folders) {
      found = found.isPresent() ? found : folder.table(file);
    }
    found.ifPresent(data -> tables.putIfAbsent(file, data));
    return found;
  }

  /**
   * The lookup that outputlookup may write under a name: a known one, or a new CSV file; empty
   * where the name is neither.
   */
  public Optional<Lookup> writable(String name) {
    Optional<Lookup> known = find(name).filter(lookup -> lookup.definition().kind() != Kind.MODEL);
    boolean newFile = name.endsWith(".csv") && LookupFolder.isPlainName(name);
    return known.isEmpty() && newFile
        ? Optional.of(new Lookup(LookupDefinition.ofFile(name), () -> LookupData.empty(List.of())))
        : known;
  }

  /** Puts a table in the place of a lookup's, whole: readers see the old one or the new. */
  public void write(LookupDefinition definition, LookupData data) {
    if (home != null) {
      byte[] text = LookupCsv.write(data).getBytes(StandardCharsets.UTF_8);
      AtomicFile.write(home.resolve(definition.file()), file -> writeAll(file, text));
    }
    tables.put(definition.file(), data);
  }

  private static void writeAll(FileChannel file, byte[] bytes) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      file.write(left);
    }
  }

  /** All names, for "did you mean". */
  public Collection<String> names() {
    Collection<String> names = new TreeSet<>(defined.keySet());
    names.addAll(standard.keySet());
    for (LookupFolder folder : folders) {
      names.addAll(folder.definitions().keySet());
      names.addAll(folder.tables());
    }
    return names;
  }
}
