package dev.karst.knowledge;

import java.util.List;
import java.util.Map;

/**
 * How a lookup matches (semantics.md section 6 "lookup"; transforms.conf). A CSV file that is used
 * by its name alone has the defaults.
 *
 * @param name what searches call it
 * @param kind where its rows come from
 * @param file the file's plain name, within the folder of lookups; never a path
 * @param fields the columns that a collection has; empty where the file's first line tells
 * @param matches by column; columns that it lacks match exactly
 * @param maxMatches the most rows that match one value; 0 where the definition does not say
 * @param minMatches below this many, {@code defaultMatch} stands in
 * @param defaultMatch null where there is none
 * @param time null unless rows match by time too
 */
public record LookupDefinition(
    String name,
    Kind kind,
    String file,
    List<String> fields,
    Map<String, Match> matches,
    boolean caseSensitive,
    int maxMatches,
    int minMatches,
    String defaultMatch,
    TimeMatch time) {
  /** Where rows come from. */
  public enum Kind {
    FILE,
    /** A KV-store collection: empty until somebody writes it. */
    COLLECTION,
    /** A machine-learning model: no table at all. */
    MODEL,
    /** A program or a map of shapes, which Karst does not run: no table at all. */
    SCRIPT
  }

  /** How one column matches. */
  public enum Match {
    EXACT,
    WILDCARD,
    CIDR
  }

  /**
   * Matching by time: a row is for events that are later than it, within these offsets.
   *
   * @param format as strptime has it
   * @param maxSeconds the most seconds that an event may be later
   * @param minSeconds the fewest
   */
  public record TimeMatch(String field, String format, long maxSeconds, long minSeconds) {
    /** Seconds since 1970, and milliseconds where a value has some. */
    public static final String STANDARD_FORMAT = "%s.%Q";
  }

  public LookupDefinition {
    fields = List.copyOf(fields);
    matches = Map.copyOf(matches);
  }

  /** The definition that a file has which nobody defined. */
  public static LookupDefinition ofFile(String file) {
    return new LookupDefinition(file, Kind.FILE, file, List.of(), Map.of(), true, 0, 0, null, null);
  }

  public Match match(String column) {
    return matches.getOrDefault(column, Match.EXACT);
  }
}
