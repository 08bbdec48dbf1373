package dev.karst.knowledge;

import dev.karst.match.Regex;

/**
 * How lines become events. A line that matches {@code start} begins an event; lines after it that
 * do not match belong to it until one matches {@code end} or there are {@code maxLines} of them.
 * Every other line is an event of its own.
 *
 * @param end null where an event goes on until the next one starts
 */
public record EventBreaks(Regex start, Regex end, int maxLines) {}
