package dev.karst.knowledge;

import dev.karst.match.Regex;

/**
 * How lines become events. A line that matches {@code start} begins an event; lines after it that
 * do not match belong to it until one matches {@code end} or there are {@code maxLines} of them.
 * Every other line is an event of its own. A source type may have several such rules, for logs that
 * mix forms: the first whose start a line matches is the one for it.
 *
 * @param end null where an event goes on until the next one starts
 * @param cutAfter a text that ends an event in the middle of a line too, so that one line may hold
 *     many; null where only line ends part events
 */
public record EventBreaks(Regex start, Regex end, int maxLines, String cutAfter) {}
