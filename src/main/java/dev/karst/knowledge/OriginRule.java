package dev.karst.knowledge;

import dev.karst.match.Regex;

/**
 * How an event itself tells where it comes from, for files that hold events of several logs.
 *
 * @param regex what an event that it is for matches
 * @param sourcetype the source type of such an event
 * @param source its source, where {@code $1} is the text of the first group
 */
public record OriginRule(Regex regex, String sourcetype, String source) {}
