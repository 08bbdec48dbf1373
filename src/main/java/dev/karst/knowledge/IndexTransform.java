package dev.karst.knowledge;

import dev.karst.match.Regex;

/**
 * A change to events as they are read (TRANSFORMS of props.conf): where the expression matches the
 * source, the target becomes the format with {@code $1} and the like replaced by groups.
 *
 * @param source null for the raw text
 * @param format as written; without the prefix that names the target
 * @param standard what the target becomes where nothing matches; null to leave it
 * @param lookahead how many characters of the source are looked at
 */
public record IndexTransform(
    String name,
    Regex regex,
    Target source,
    Target target,
    String format,
    String standard,
    int lookahead) {
  /** What a transform reads or changes. */
  public enum Target {
    HOST,
    SOURCE,
    SOURCETYPE,
    /** {@code nullQueue} drops the event; {@code indexQueue} keeps it after all. */
    QUEUE
  }
}
