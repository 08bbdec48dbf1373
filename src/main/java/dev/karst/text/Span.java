package dev.karst.text;

/**
 * A half-open range of character offsets into one text.
 *
 * <p>Spans say where a syntax node stands, not what it is, so <b>all spans are equal</b>: two
 * syntax trees that differ in positions only are the same tree. That is what lets print-and-parse
 * tests compare trees with {@code equals}.
 *
 * @param start offset of the first character
 * @param end offset after the last character, never before {@code start}
 */
public record Span(int start, int end) {
  /** For nodes that no text gave. */
  public static final Span NONE = new Span(0, 0);

  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("span " + start + ".." + end);
    }
  }

  /** The smallest span that covers both. */
  public Span to(Span other) {
    return new Span(Math.min(start, other.start), Math.max(end, other.end));
  }

  /** The same span, moved right by {@code offset} characters. */
  public Span shift(int offset) {
    return new Span(start + offset, end + offset);
  }

  public int length() {
    return end - start;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Span;
  }

  @Override
  public int hashCode() {
    return 0;
  }
}
