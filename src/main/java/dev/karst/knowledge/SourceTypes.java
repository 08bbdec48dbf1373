package dev.karst.knowledge;

import dev.karst.session.Session;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The source type profiles of a run: those that are active by default, or those that the run
 * chooses in their place. No two active profiles are for the same events. Files are read when they
 * are first asked for. Immutable.
 */
public final class SourceTypes {
  private final Supplier<List<SourceTypeProfile>> all;
  private final Supplier<List<SourceTypeProfile>> active;
  private final Supplier<List<Stanza>> stanzas;

  private SourceTypes(Supplier<List<SourceTypeProfile>> all, List<String> chosen) {
    this.all = all;
    this.active = Lazy.of(() -> choose(all.get(), chosen));
    this.stanzas =
        Lazy.of(
            () ->
                active.get().stream()
                    .flatMap(profile -> profile.stanzas().stream())
                    .sorted()
                    .toList());
  }

  /** The profiles that come with Karst. */
  public static SourceTypes builtIn(Session session) {
    return new SourceTypes(
        Lazy.of(
            () ->
                BuiltIn.SOURCE_TYPES.stream()
                    .map(path -> ProfileReader.read(BuiltIn.read(path, session), session))
                    .toList()),
        List.of());
  }

  /** These profiles alone. */
  public static SourceTypes of(List<SourceTypeProfile> profiles) {
    return new SourceTypes(() -> profiles, List.of());
  }

  /** A profile in the form of the built-in ones. */
  public static SourceTypeProfile parse(String fileName, String yaml, Session session) {
    return ProfileReader.read(YamlFile.parse(fileName, yaml, session), session);
  }

  /**
   * These with other profiles active: each chosen one takes the place of the default ones that are
   * for the same events. A name that is not there, and two chosen profiles for the same events, are
   * errors when profiles are first asked for.
   *
   * @param names a profile's name, or {@code name:version}
   */
  public SourceTypes choosing(List<String> names) {
    return new SourceTypes(all, List.copyOf(names));
  }

  private static List<SourceTypeProfile> choose(List<SourceTypeProfile> all, List<String> names) {
    Set<SourceTypeProfile> active = new LinkedHashSet<>();
    for (String name : names) {
      SourceTypeProfile profile = find(all, name);
      for (SourceTypeProfile other : active) {
        if (other != profile && other.overlaps(profile)) {
          throw new SearchError(
              "profile",
              "the profiles '"
                  + other.label()
                  + "' and '"
                  + profile.label()
                  + "' are for the same"
                  + " source types: choose one of them");
        }
      }
      active.add(profile);
    }
    List<SourceTypeProfile> chosen = List.copyOf(active);
    all.stream()
        .filter(SourceTypeProfile::standard)
        .filter(profile -> chosen.stream().noneMatch(profile::overlaps))
        .forEach(active::add);
    return List.copyOf(active);
  }

  private static SourceTypeProfile find(List<SourceTypeProfile> all, String name) {
    return all.stream()
        .filter(p -> name.equals(p.name()) || name.equals(p.name() + ":" + p.version()))
        .findFirst()
        .orElseThrow(
            () -> {
              List<String> known = all.stream().map(SourceTypeProfile::name).toList();
              String[] help = NearestName.help(name, known);
              return new SearchError(
                  "profile",
                  "there is no source type profile '" + name + "'",
                  help.length > 0 ? help : new String[] {"known: " + String.join(", ", known)});
            });
  }

  /** All profiles, active or not. */
  public List<SourceTypeProfile> profiles() {
    return all.get();
  }

  /** The profiles that this run uses: chosen ones first. */
  public List<SourceTypeProfile> active() {
    return active.get();
  }

  /** The stanzas of all active profiles, strongest first. */
  public List<Stanza> stanzas() {
    return stanzas.get();
  }

  /**
   * The stanzas for events of these, strongest first: for the same setting a source's beats a
   * host's, and that a source type's.
   */
  public List<Stanza> stanzas(String source, String host, String sourcetype) {
    return stanzas().stream()
        .filter(stanza -> stanza.match().matches(source, host, sourcetype))
        .toList();
  }

  /** The event types of all active profiles. */
  public List<EventType> eventTypes() {
    List<EventType> types = new ArrayList<>();
    active().forEach(profile -> types.addAll(profile.eventTypes()));
    return types;
  }

  /** A hash of all active profiles: differs where what they do to rows may. */
  public String hash() {
    return new DefinitionHash().add(active().stream().map(SourceTypeProfile::hash).toList()).hex();
  }
}
