package dev.karst.match;

import java.nio.charset.StandardCharsets;

/**
 * A question about one text, asked once per distinct value: the store asks it of the bytes of each
 * lexicon entry, everybody else of a string. Immutable and thread-safe.
 */
@FunctionalInterface
public interface TextPredicate {
  /**
   * Whether the UTF-8 text in {@code bytes[start, end)} satisfies the predicate. The bytes are not
   * kept and not changed.
   */
  boolean test(byte[] bytes, int start, int end);

  /**
   * Asks of many texts at once; of neighbours that begin alike, some predicates look at the common
   * part once.
   *
   * @param starts where each text starts in {@code bytes}, and last where the last one ends
   * @param matches gets the bit of each text, by its number, that satisfies the predicate
   */
  default void testAll(byte[] bytes, int[] starts, long[] matches) {
    for (int text = 0; text + 1 < starts.length; text++) {
      if (test(bytes, starts[text], starts[text + 1])) {
        matches[text >>> 6] |= 1L << text;
      }
    }
  }

  /** The same of a string. */
  default boolean test(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return test(bytes, 0, bytes.length);
  }
}
