package dev.karst.knowledge;

import dev.karst.match.Regex;
import java.util.List;

/**
 * An extraction with a name (transforms.conf), which a stanza's REPORT lists. By a regular
 * expression, by delimiters, or, in profiles only, of JSON.
 *
 * @param regex null for the others
 * @param format pairs of name and value, where {@code $1} is a group's text; none where the named
 *     groups are the fields
 * @param delimiters null for the others
 * @param objects paths of objects in JSON: a value in one of them has, beside its whole path, the
 *     path below the object as a name; null for the others
 * @param sourceKey the field it is cut from
 * @param mvAdd whether a field that is there gets more values; else the first one counts
 * @param cleanKeys whether characters of names other than letters, digits and underscores become
 *     underscores, and leading digits and underscores go
 * @param keepEmpty whether empty values are kept
 */
public record Transform(
    String name,
    Regex regex,
    List<Pair> format,
    Delimiters delimiters,
    List<String> objects,
    String sourceKey,
    boolean mvAdd,
    boolean cleanKeys,
    boolean keepEmpty) {
  /** {@code name::value} of a FORMAT. */
  public record Pair(String name, String value) {}

  /**
   * DELIMS and FIELDS.
   *
   * @param pairs characters that each part one value, or pair, from the next
   * @param assigns characters that each part a name from its value; null where there are no pairs
   * @param fields the names of the values, in order; none where names stand in the text: in pairs,
   *     or before each value
   */
  public record Delimiters(String pairs, String assigns, List<String> fields) {
    public Delimiters {
      fields = List.copyOf(fields);
    }
  }

  public Transform {
    format = List.copyOf(format);
    objects = objects == null ? null : List.copyOf(objects);
  }
}
