package dev.karst.knowledge;

import dev.karst.match.Regex;
import java.util.List;
import java.util.function.Supplier;

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
 * @param matches of each stanza, the events that it is for
 * @param body the stanzas; they may be read when they are first asked for
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
    List<StanzaMatch> matches,
    Supplier<List<Stanza>> body,
    List<EventType> eventTypes,
    List<FieldTags> tags,
    String hash) {
  public SourceTypeProfile {
    recognise = List.copyOf(recognise);
    origins = List.copyOf(origins);
    matches = List.copyOf(matches);
    eventTypes = List.copyOf(eventTypes);
    tags = List.copyOf(tags);
  }

  /** One whose stanzas are there already. */
  SourceTypeProfile(
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
    this(
        name,
        version,
        standard,
        about,
        recognise,
        defaultSourcetype,
        defaultSource,
        origins,
        stanzas.stream().map(Stanza::match).toList(),
        () -> stanzas,
        eventTypes,
        tags,
        hash);
  }

  /** What it makes of events, in the file's order. */
  public List<Stanza> stanzas() {
    return body.get();
  }

  /** Name and version, as reports show them. */
  public String label() {
    return version.isEmpty() ? name : name + " " + version;
  }

  /** Whether there is a source, host or source type that stanzas of both are for. */
  boolean overlaps(SourceTypeProfile other) {
    return matches.stream().anyMatch(mine -> other.matches.stream().anyMatch(mine::overlaps));
  }
}
