package dev.karst.knowledge;

import dev.karst.match.Regex;

/**
 * An extraction with a name (transforms.conf), which a stanza's REPORT lists.
 *
 * @param format {@code name::value} pairs, blanks between them, where {@code $1} is a group's text;
 *     null where the named groups are the fields
 * @param mvAdd whether a field that is found again gets one more value; else the first counts
 * @param sourceKey the field it is cut from
 */
public record Transform(String name, Regex regex, String format, boolean mvAdd, String sourceKey) {}
