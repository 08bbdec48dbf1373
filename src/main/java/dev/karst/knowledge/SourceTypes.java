package dev.karst.knowledge;

import dev.karst.session.Session;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The source type profiles of a run: those that are active by default, or those that the run
 * chooses in their place, and what apps say, the last one first. No two active profiles but apps
 * are for the same events. Files are read when they are first asked for, and of those that come
 * with Karst the stanzas when they are for events that are asked about. Immutable.
 */
public final class SourceTypes {
  private static final String EVENT_TYPE = "eventtype";

  private final Supplier<List<SourceTypeProfile>> all;
  private final List<String> chosen;
  private final List<Supplier<SourceTypeProfile>> apps;
  private final Supplier<List<SourceTypeProfile>> active;
  private final Supplier<List<FieldTags>> tags;
  private final Supplier<List<EventType>> eventTypes;

  private SourceTypes(
      Supplier<List<SourceTypeProfile>> all,
      List<String> chosen,
      List<Supplier<SourceTypeProfile>> apps) {
    this.all = all;
    this.chosen = chosen;
    this.apps = apps;
    this.active = Lazy.of(this::makeActive);
    this.tags = Lazy.of(this::mergedTags);
    this.eventTypes = Lazy.of(this::mergedTypes);
  }

  /** An app takes the place of the profile of its name. */
  private List<SourceTypeProfile> makeActive() {
    List<SourceTypeProfile> made = new ArrayList<>();
    apps.forEach(app -> made.add(app.get()));
    List<String> names = made.stream().map(SourceTypeProfile::name).toList();
    choose(all.get(), chosen).stream()
        .filter(profile -> !names.contains(profile.name()))
        .forEach(made::add);
    return List.copyOf(made);
  }

  /** The profiles that come with Karst. */
  public static SourceTypes builtIn(Session session) {
    return new SourceTypes(
        Lazy.of(
            () ->
                BuiltIn.SOURCE_TYPES.stream()
                    .map(path -> ProfileReader.readHead(path, BuiltIn.text(path), session))
                    .toList()),
        List.of(),
        List.of());
  }

  /** These profiles alone. */
  public static SourceTypes of(List<SourceTypeProfile> profiles) {
    return new SourceTypes(() -> profiles, List.of(), List.of());
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
    return new SourceTypes(all, List.copyOf(names), apps);
  }

  /** These and what an app says, which comes before those that are there. */
  SourceTypes withApp(Supplier<SourceTypeProfile> app) {
    List<Supplier<SourceTypeProfile>> more = new ArrayList<>();
    more.add(app);
    more.addAll(apps);
    return new SourceTypes(all, chosen, List.copyOf(more));
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

  /** The stanzas of all active profiles that are for some events, strongest first. */
  public List<Stanza> stanzas(Predicate<StanzaMatch> events) {
    return active().stream()
        .filter(profile -> profile.matches().stream().anyMatch(events))
        .flatMap(profile -> profile.stanzas().stream())
        .filter(stanza -> events.test(stanza.match()))
        .sorted()
        .toList();
  }

  /**
   * The stanzas for events of these, strongest first: for the same setting a source's beats a
   * host's, and that a source type's.
   */
  public List<Stanza> stanzas(String source, String host, String sourcetype) {
    return stanzas(match -> match.matches(source, host, sourcetype));
  }

  /**
   * The event types of all active profiles with their tags, each once: of two of a name, that of
   * the profile which comes first.
   */
  public List<EventType> eventTypes() {
    return eventTypes.get();
  }

  /** The tags of values of fields other than event types. */
  public List<FieldTags> fieldTags() {
    return tags.get().stream().filter(one -> !one.field().equals(EVENT_TYPE)).toList();
  }

  private List<EventType> mergedTypes() {
    Map<String, EventType> types = new LinkedHashMap<>();
    active()
        .forEach(
            profile -> profile.eventTypes().forEach(type -> types.putIfAbsent(type.name(), type)));
    for (FieldTags more : tags.get()) {
      if (more.field().equals(EVENT_TYPE)) {
        types.computeIfPresent(more.value(), (name, type) -> type.with(more.states()));
      }
    }
    return List.copyOf(types.values());
  }

  /** The tags of all active profiles; of what two say of one tag, the first counts. */
  private List<FieldTags> mergedTags() {
    Map<List<String>, Map<String, Boolean>> merged = new LinkedHashMap<>();
    for (SourceTypeProfile profile : active()) {
      for (FieldTags one : profile.tags()) {
        Map<String, Boolean> states =
            merged.computeIfAbsent(List.of(one.field(), one.value()), any -> new LinkedHashMap<>());
        one.states().forEach(states::putIfAbsent);
      }
    }
    List<FieldTags> all = new ArrayList<>();
    merged.forEach((key, states) -> all.add(new FieldTags(key.get(0), key.get(1), states)));
    return List.copyOf(all);
  }

  /** A hash of all active profiles: differs where what they do to rows may. */
  public String hash() {
    return new DefinitionHash().add(active().stream().map(SourceTypeProfile::hash).toList()).hex();
  }
}
