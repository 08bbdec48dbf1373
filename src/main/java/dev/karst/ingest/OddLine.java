package dev.karst.ingest;

/**
 * A line, or event, with a problem.
 *
 * @param line its number, from 1
 * @param text what is in it; null where it was too long to be kept, or nobody wants it
 */
record OddLine(LineProblem problem, long line, String text) {}
