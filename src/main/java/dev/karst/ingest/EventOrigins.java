package dev.karst.ingest;

import dev.karst.knowledge.IndexSettings;
import dev.karst.knowledge.OriginRule;
import dev.karst.knowledge.SourceTypes;
import dev.karst.knowledge.Stanza;
import dev.karst.knowledge.TimeRule;
import dev.karst.match.RegexScan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Where each event of a file comes from: what its text says ({@link OriginRule}), as far as the
 * user did not say it of the whole file.
 */
final class EventOrigins {
  /** How many sources are kept in mind; what further ones mean is found out for each event. */
  private static final int MOST = 1_000;

  /** How many are named to users. */
  private static final int NAMED = 5;

  private final InputOrigin file;
  private final InputSpec spec;
  private final SourceTypes types;
  private final List<OriginRule> rules;
  private final Origin own;

  /** By rule and text, what it says; shared by all threads that read events. */
  private final Map<String, Origin> made = new ConcurrentHashMap<>();

  /** What the events so far told, in their order. */
  private final Map<String, Origin> known = new LinkedHashMap<>();

  private Origin last;

  /**
   * Of one event.
   *
   * @param time where its time stands
   */
  record Origin(String sourcetype, String source, TimeRule time) {}

  private record Rule(OriginRule rule, RegexScan scan) {}

  EventOrigins(InputOrigin file, InputSpec spec, SourceTypes types) {
    this.file = file;
    this.spec = spec;
    this.types = types;
    this.own = origin(file.sourcetype(), file.source());
    boolean open = spec.sourcetype() == null || spec.source() == null;
    this.rules = open && file.profile() != null ? file.profile().origins() : List.of();
  }

  InputOrigin file() {
    return file;
  }

  /** What tells the origins of events to one thread. */
  Teller teller() {
    return new Teller();
  }

  /** Reads where events come from; for one thread. */
  final class Teller {
    private final List<Rule> own = new ArrayList<>();

    private Teller() {
      rules.forEach(rule -> own.add(new Rule(rule, rule.regex().scanner())));
    }

    Origin of(RawEvent event) {
      for (Rule one : own) {
        RegexScan scan = one.scan().reset(event.text());
        if (scan.next()) {
          String group = one.rule().regex().groupCount() > 0 ? scan.group(1) : null;
          return made(one.rule(), group == null ? "" : group.strip());
        }
      }
      return EventOrigins.this.own;
    }
  }

  private Origin made(OriginRule rule, String group) {
    String source = rule.source().replace("$1", group);
    String key = rule.sourcetype() + '\n' + source;
    Origin found = made.get(key);
    if (found == null) {
      found =
          origin(
              spec.sourcetype() == null ? rule.sourcetype() : spec.sourcetype(),
              spec.source() == null ? source : spec.source());
      if (made.size() < MOST) {
        made.put(key, found);
      }
    }
    return found;
  }

  /** Takes notice of what the next event told; by one thread. */
  void told(Origin origin) {
    if (origin != last && origin != own && known.size() < MOST) {
      known.putIfAbsent(origin.sourcetype() + '\n' + origin.source(), origin);
    }
    last = origin;
  }

  private Origin origin(String sourcetype, String source) {
    List<Stanza> stanzas = types.stanzas(source, file.host(), sourcetype);
    return new Origin(sourcetype, source, IndexSettings.of(stanzas).time());
  }

  /** The source types of the events so far, and the file's own where no event told its own. */
  String sourcetypes() {
    return known.isEmpty() ? own.sourcetype() : listed(Origin::sourcetype);
  }

  /** The same of their sources. */
  String sources() {
    return known.isEmpty() ? own.source() : listed(Origin::source);
  }

  private String listed(Function<Origin, String> part) {
    List<String> all = known.values().stream().map(part).distinct().sorted().toList();
    return String.join(", ", all.subList(0, Math.min(NAMED, all.size())))
        + (all.size() > NAMED ? ", ..." : "");
  }

  /** What to tell users of the origins that events told; null where none did. */
  String note() {
    if (known.isEmpty()) {
      return null;
    }
    String what =
        (spec.sourcetype() == null ? "source type " + sourcetypes() + "; " : "")
            + (spec.source() == null ? "source " + sources() : "");
    return what.replaceAll("; $", "") + ": told by each event (profile " + profiles() + ")";
  }

  /** The profiles that are for the events so far, {@code a 1, b 2}; null where none is. */
  String profiles() {
    Set<String> labels = new LinkedHashSet<>();
    if (file.profile() != null) {
      labels.add(file.profile().label());
    }
    for (Origin origin : known.values()) {
      types.active().stream()
          .filter(
              profile ->
                  profile.matches().stream()
                      .anyMatch(
                          match ->
                              match.matches(origin.source(), file.host(), origin.sourcetype())))
          .forEach(profile -> labels.add(profile.label()));
    }
    return labels.isEmpty() ? null : String.join(", ", labels);
  }
}
