package dev.karst.ingest;

import java.nio.charset.StandardCharsets;

/** Is told of odd lines by what cuts an input. */
interface OddLines {
  /** Whether the text of a line is wanted. */
  boolean textWanted();

  /** A line, or event. */
  void add(LineProblem problem, long line, String text);

  /** A line of which the text is not kept. */
  default void add(LineProblem problem, long line) {
    add(problem, line, null);
  }

  /** A line that is {@code bytes[from, to)}. */
  default void add(LineProblem problem, long line, byte[] bytes, int from, int to) {
    boolean kept = textWanted();
    add(
        problem,
        line,
        kept ? new String(Utf8.repaired(bytes, from, to), StandardCharsets.UTF_8) : null);
  }

  /** An event, where it begins. */
  default void add(LineProblem problem, RawEvent event) {
    add(problem, event.line(), textWanted() ? event.text() : null);
  }
}
