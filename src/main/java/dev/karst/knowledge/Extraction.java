package dev.karst.knowledge;

import dev.karst.match.Regex;

/**
 * An inline extraction (EXTRACT): the named groups of the first match become fields.
 *
 * @param name its class
 * @param field the field it is cut from; {@code _raw} where none was named
 */
public record Extraction(String name, Regex regex, String field) {
  /** What stands in front of every such expression: a dot matches newlines too. */
  static final String MODES = "(?ms)";
}
