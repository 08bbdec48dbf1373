package dev.karst.text;

/**
 * A half-open range of characters in a source text: where a syntax node stands.
 *
 * <p>A span says where a node is, not what it is, so <b>all spans are equal</b>: two syntax trees
 * that differ in positions only are the same tree. That is what lets print-and-parse tests compare
 * trees with {@code equals}.
 *
 * @param text the text it is a part of; null in {@link #NONE} only
 * @param start offset of the first character
 * @param end offset after the last character, never before {@code start}
 */
public record Span(SourceText text, int start, int end) {
  /** For nodes that no text gave. */
  public static final Span NONE = new Span(null, 0, 0);

  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("span " + start + ".." + end);
    }
  }

  /** The smallest span of the same text that covers both. */
  public Span to(Span other) {
    return new Span(text, Math.min(start, other.start), Math.max(end, other.end));
  }

  /** The characters it covers. */
  public String string() {
    return text == null ? "" : text.text().substring(start, end);
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
