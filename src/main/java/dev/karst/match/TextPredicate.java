package dev.karst.match;

/** A test of one text, given as UTF-8 bytes so that a lexicon is searched without decoding it. */
@FunctionalInterface
public interface TextPredicate {
  /** Whether the text in {@code utf8[start, end)} passes. */
  boolean test(byte[] utf8, int start, int end);
}
