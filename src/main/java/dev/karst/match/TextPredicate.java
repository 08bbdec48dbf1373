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

  /** The same of a string. */
  default boolean test(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return test(bytes, 0, bytes.length);
  }
}
