package dev.karst.resolve;

import dev.karst.knowledge.SourceTypes;
import dev.karst.knowledge.Stanza;
import dev.karst.knowledge.StanzaMatch;
import dev.karst.plan.Guard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The settings of the stanzas that concern some stored events, each with the events that it holds
 * for: for every event, a setting is that of the strongest stanza which has it.
 */
final class StanzaSettings {
  private final List<Stanza> stanzas;
  private final StoredNames names;

  StanzaSettings(SourceTypes types, StoredNames names) {
    this.stanzas = types.stanzas(names::concerns);
    this.names = names;
  }

  /**
   * A setting.
   *
   * @param key its class
   * @param guard the events that it holds for; null for all
   */
  record Setting<T>(String key, T value, Guard guard) {}

  /** A setting that has classes: by class in ASCII order, whatever stanza they stand in. */
  <T> List<Setting<T>> classes(Function<Stanza, Map<String, T>> classes) {
    SortedMap<String, List<Stanza>> byKey = new TreeMap<>();
    for (Stanza stanza : stanzas) {
      for (String key : classes.apply(stanza).keySet()) {
        byKey.computeIfAbsent(key, any -> new ArrayList<>()).add(stanza);
      }
    }
    List<Setting<T>> settings = new ArrayList<>();
    byKey.forEach(
        (key, having) -> {
          List<StanzaMatch> stronger = new ArrayList<>();
          for (Stanza stanza : having) {
            T value = classes.apply(stanza).get(key);
            add(settings, key, value, List.of(stanza.match()), stronger);
            stronger.add(stanza.match());
          }
        });
    return settings;
  }

  /** A setting that has one value, also for the events that no stanza sets it for. */
  <T> List<Setting<T>> values(Function<Stanza, T> setting, T standard) {
    List<Setting<T>> settings = new ArrayList<>();
    List<StanzaMatch> stronger = new ArrayList<>();
    for (Stanza stanza : stanzas) {
      T value = setting.apply(stanza);
      if (value != null) {
        add(settings, "", value, List.of(stanza.match()), stronger);
        stronger.add(stanza.match());
      }
    }
    if (standard != null) {
      add(settings, "", standard, List.of(), stronger);
    }
    return settings;
  }

  /** Adds a setting, unless no event is left for it. */
  private <T> void add(
      List<Setting<T>> settings,
      String key,
      T value,
      List<StanzaMatch> all,
      List<StanzaMatch> none) {
    if (none.stream().noneMatch(names::areAll)) {
      settings.add(new Setting<>(key, value, guard(all, none)));
    }
  }

  private Guard guard(List<StanzaMatch> all, List<StanzaMatch> none) {
    List<StanzaMatch> some = all.stream().filter(match -> !names.areAll(match)).toList();
    List<StanzaMatch> others =
        none.stream().filter(match -> all.stream().noneMatch(one -> one.excludes(match))).toList();
    return some.isEmpty() && others.isEmpty() ? null : new Guard(some, others);
  }

  /** The events that two guards both let through; null for all. */
  static Guard both(Guard a, Guard b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    List<StanzaMatch> all = new ArrayList<>(a.all());
    all.addAll(b.all());
    List<StanzaMatch> none = new ArrayList<>(a.none());
    none.addAll(b.none());
    return new Guard(all, none);
  }
}
