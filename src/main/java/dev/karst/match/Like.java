package dev.karst.match;

import java.nio.charset.StandardCharsets;

/**
 * The pattern of {@code LIKE} and {@code like()} over a whole value: {@code %} stands for any run,
 * {@code _} for one character, everything else for itself, the backslash too: there is no escape.
 * Case matters. (semantics.md section 2.)
 */
public final class Like implements TextPredicate {
  private final String text;
  private final byte[] pattern;

  private Like(String text) {
    this.text = text;
    this.pattern = text.getBytes(StandardCharsets.UTF_8);
  }

  public static Like of(String pattern) {
    return new Like(pattern);
  }

  public boolean matches(String value) {
    return test(value);
  }

  /** On a mismatch, only the last {@code %} takes one more character: that is enough. */
  @Override
  public boolean test(byte[] bytes, int start, int end) {
    int at = start;
    int p = 0;
    int percent = -1;
    int retry = 0;
    while (at < end) {
      if (p < pattern.length && pattern[p] == '%') {
        percent = p++;
        retry = at;
      } else if (p < pattern.length && pattern[p] == '_') {
        at += FoldedBytes.sequence(bytes, at, end);
        p++;
      } else if (p < pattern.length && pattern[p] == bytes[at]) {
        at++;
        p++;
      } else if (percent >= 0) {
        retry += FoldedBytes.sequence(bytes, retry, end);
        at = retry;
        p = percent + 1;
      } else {
        return false;
      }
    }
    while (p < pattern.length && pattern[p] == '%') {
      p++;
    }
    return p == pattern.length;
  }

  @Override
  public String toString() {
    return text;
  }
}
