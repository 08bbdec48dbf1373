package dev.karst.knowledge;

import dev.karst.match.Regex;
import java.util.List;

/**
 * What one add-on knows about one kind of log. All of its lists are in the file's order.
 *
 * @param standard whether it is active where the run chooses none
 * @param about one line for users
 * @param recognise a file whose first lines match one of them is of this kind
 * @param tags of values of fields, event types among them
 * @param defaultSourcetype the source type of a file that comes without one
 * @param defaultSource null where the path is the source
 * @param origins how events tell where they come from, the first that fits; for what the user does
 *     not say
 * @param hash of the file's text: differs where anything in the profile does
 */
public record SourceTypeProfile(
    String name,
    String version,
    boolean standard,
    String about,
    List<Regex> recognise,
    String defaultSourcetype,
    String defaultSource,
    List<OriginRule> origins,
    List<Stanza> stanzas,
    List<EventType> eventTypes,
    List<FieldTags> tags,
    String hash) {
  public SourceTypeProfile {
    recognise = List.copyOf(recognise);
    origins = List.copyOf(origins);
    stanzas = List.copyOf(stanzas);
    eventTypes = List.copyOf(eventTypes);
    tags = List.copyOf(tags);
  }

  /** Name and version, as reports show them. */
  public String label() {
    return version.isEmpty() ? name : name + " " + version;
  }

  /** Whether there is a source, host or source type that stanzas of both are for. */
  boolean overlaps(SourceTypeProfile other) {
    return stanzas.stream()
        .anyMatch(
            mine ->
                other.stanzas.stream().anyMatch(theirs -> mine.match().overlaps(theirs.match())));
  }
}
