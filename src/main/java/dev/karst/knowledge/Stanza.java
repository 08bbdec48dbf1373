package dev.karst.knowledge;

import dev.karst.text.SourceText;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What holds for the events that {@code match} selects: how they are cut out of a file, and how
 * their fields are found at search time, in the order of the components from {@code extract} on
 * (cim.md section 1). A component that the stanza does not set is null or empty; a weaker stanza
 * may set it.
 *
 * @param eventBreaks the rules in the order in which they are asked; empty where it is not set
 * @param kvMode null where it is not set
 * @param extract by class, in ASCII order
 * @param report transforms by class, classes in ASCII order, transforms in list order
 * @param alias by target, the field that it is another name of
 * @param eval by field, its eval expression; all see the values from before all of them
 */
public record Stanza(
    StanzaMatch match,
    List<EventBreaks> eventBreaks,
    Unwrap unwrap,
    TimeRule time,
    KvMode kvMode,
    SortedMap<String, Extraction> extract,
    SortedMap<String, List<Transform>> report,
    Map<String, String> alias,
    Map<String, SourceText> eval) {}
