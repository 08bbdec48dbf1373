package dev.karst.knowledge;

import dev.karst.match.Sed;
import dev.karst.text.SourceText;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What holds for the events that {@code match} selects: how they are cut out of a file, and how
 * their fields are found at search time, in the order of the components from {@code rename} on
 * (cim.md section 1). A component that the stanza does not set is null or empty; a weaker stanza
 * may set it. Of several stanzas for an event, each setting, or class of a setting, is the
 * strongest's that has it.
 *
 * @param priority of two stanzas of a kind, the one of higher priority is the stronger
 * @param eventBreaks the rules in the order in which they are asked; empty where it is not set
 * @param sedcmd by class, in ASCII order, what is done to the raw text as it is read
 * @param transforms by class, in ASCII order, what else is done to events as they are read
 * @param rename the source type that the events have at search time
 * @param kvMode null where it is not set
 * @param autoKvJson whether {@link KvMode#AUTO} looks for JSON too; null where it is not set
 * @param kvTrimSpaces whether {@link KvMode#AUTO} takes blanks off values; null where it is not set
 * @param extract by class, in ASCII order
 * @param report transforms by class, classes in ASCII order, transforms in list order
 * @param alias by class, in ASCII order
 * @param eval by field, its eval expression; all see the values from before all of them
 * @param lookup by class, in ASCII order, what the command {@code lookup} would be given
 */
public record Stanza(
    StanzaMatch match,
    int priority,
    List<EventBreaks> eventBreaks,
    Unwrap unwrap,
    IndexSettings index,
    SortedMap<String, Sed> sedcmd,
    SortedMap<String, List<IndexTransform>> transforms,
    String rename,
    KvMode kvMode,
    Boolean autoKvJson,
    Boolean kvTrimSpaces,
    SortedMap<String, Extraction> extract,
    SortedMap<String, List<Transform>> report,
    SortedMap<String, List<FieldAlias>> alias,
    SortedMap<String, EvalText> eval,
    SortedMap<String, SourceText> lookup)
    implements Comparable<Stanza> {
  /** One that has automatic lookups alone. */
  static Stanza ofLookups(StanzaMatch match, SortedMap<String, SourceText> lookups) {
    return new Stanza(
        match,
        standardPriority(match),
        List.of(),
        null,
        new IndexSettings(Map.of()),
        Collections.emptySortedMap(),
        Collections.emptySortedMap(),
        null,
        null,
        null,
        null,
        Collections.emptySortedMap(),
        Collections.emptySortedMap(),
        Collections.emptySortedMap(),
        Collections.emptySortedMap(),
        lookups);
  }

  /** What a stanza's priority is that sets none. */
  static int standardPriority(StanzaMatch match) {
    return match.isLiteral() ? 100 : 0;
  }

  /** The stronger first: by kind, by priority, by the pattern's ASCII order. */
  @Override
  public int compareTo(Stanza other) {
    int byKind = match.kind().compareTo(other.match.kind());
    if (byKind != 0) {
      return byKind;
    }
    int byPriority = Integer.compare(other.priority, priority);
    return byPriority != 0 ? byPriority : match.pattern().compareTo(other.match.pattern());
  }
}
