package dev.karst.ingest;

import dev.karst.knowledge.IndexSetting;
import dev.karst.knowledge.IndexSettings;
import dev.karst.knowledge.OriginRule;
import dev.karst.knowledge.SourceTypeProfile;
import dev.karst.knowledge.SourceTypes;
import dev.karst.knowledge.StanzaMatch;
import dev.karst.match.RegexScan;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the events of an input come from: given by the user, else recognised from the content, else
 * a default; of files whose events tell it themselves, of the first event. Defaults: host {@code
 * localhost}, index {@code main}, source type {@code unknown}; the source is the profile's, else
 * the file's name.
 *
 * @param hostGiven whether the user named the host, which then holds for all events
 * @param profile the source type profile for them; null where there is none
 * @param notes what was not given and how it was found, for users
 */
record InputOrigin(
    String sourcetype,
    String source,
    String host,
    String index,
    boolean hostGiven,
    SourceTypeProfile profile,
    List<String> notes) {
  private static final String HOST = "localhost";

  private static final String SOURCETYPE = "unknown";

  /**
   * @param name the file's name
   * @param head the first lines of the file
   */
  static InputOrigin of(InputSpec spec, String name, String head, SourceTypes types) {
    List<String> notes = new ArrayList<>();
    String sourcetype = spec.sourcetype();
    if (sourcetype == null) {
      sourcetype = assigned(spec.source() == null ? name : spec.source(), types);
      if (sourcetype != null) {
        notes.add("source type " + sourcetype + ", set for its source");
      }
    }
    SourceTypeProfile profile =
        sourcetype == null ? recognised(head, types) : named(sourcetype, types);
    OriginRule own = profile == null ? null : first(profile.origins(), head);
    if (sourcetype == null && own != null) {
      sourcetype = own.sourcetype();
    } else if (sourcetype == null && profile != null) {
      sourcetype = profile.defaultSourcetype();
      notes.add(
          "source type " + sourcetype + ", told by the content (profile " + profile.label() + ")");
    } else if (sourcetype == null) {
      sourcetype = SOURCETYPE;
      notes.add("the source type cannot be told by the content: give it with --sourcetype");
    }
    String source = spec.source();
    if (source == null && own == null && profile != null && profile.defaultSource() != null) {
      source = profile.defaultSource();
      notes.add("source " + source + ", the usual one (profile " + profile.label() + ")");
    } else if (source == null) {
      source = name;
    }
    String host = spec.host() == null ? HOST : spec.host();
    if (types.stanzas(source, host, sourcetype).isEmpty()) {
      notes.add("no profile is for source type " + sourcetype + ": a line is an event");
    }
    return new InputOrigin(
        sourcetype,
        source,
        host,
        spec.index() == null ? InputSpec.DEFAULT_INDEX : spec.index(),
        spec.host() != null,
        profile,
        List.copyOf(notes));
  }

  /** The source type that stanzas of a source set for it; null where none does. */
  private static String assigned(String source, SourceTypes types) {
    return IndexSettings.of(types.stanzas(source, null, null)).text(IndexSetting.SOURCETYPE);
  }

  /** The rule that fits the earliest event; null where none fits. */
  private static OriginRule first(List<OriginRule> rules, String head) {
    OriginRule first = null;
    int at = Integer.MAX_VALUE;
    for (OriginRule rule : rules) {
      RegexScan scan = rule.regex().scan(head);
      if (scan.next() && scan.start() < at) {
        first = rule;
        at = scan.start();
      }
    }
    return first;
  }

  private static SourceTypeProfile recognised(String head, SourceTypes types) {
    return types.active().stream()
        .filter(profile -> profile.recognise().stream().anyMatch(regex -> regex.find(head)))
        .findFirst()
        .orElse(null);
  }

  private static SourceTypeProfile named(String sourcetype, SourceTypes types) {
    return types.active().stream()
        .filter(
            profile ->
                profile.matches().stream()
                    .anyMatch(
                        match ->
                            match.kind() == StanzaMatch.Kind.SOURCETYPE
                                && match.matches(null, null, sourcetype)))
        .findFirst()
        .orElse(null);
  }
}
