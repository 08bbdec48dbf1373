package dev.karst.match;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A literal to look for in bytes, with or without case, by Horspool's skip table. Without case, the
 * text must be ASCII or folded already ({@link FoldedBytes}).
 */
final class Needle {
  private final byte[] literal;
  private final byte[] fold;
  private final byte[] skip = new byte[256];

  private Needle(byte[] literal, boolean caseSensitive) {
    this.literal = literal;
    this.fold = caseSensitive ? identity() : FoldedBytes.TABLE;
    int length = literal.length;
    Arrays.fill(skip, (byte) Math.min(length, 127));
    for (int i = 0; i < length - 1; i++) {
      byte distance = (byte) Math.min(length - 1 - i, 127);
      for (int b = 0; b < 256; b++) {
        if (fold[b] == literal[i]) {
          skip[b] = distance;
        }
      }
    }
  }

  static Needle of(String literal, boolean caseSensitive) {
    return new Needle(
        caseSensitive ? literal.getBytes(StandardCharsets.UTF_8) : FoldedBytes.of(literal),
        caseSensitive);
  }

  private static byte[] identity() {
    byte[] same = new byte[256];
    for (int i = 0; i < 256; i++) {
      same[i] = (byte) i;
    }
    return same;
  }

  int length() {
    return literal.length;
  }

  /** The bytes looked for, folded unless case matters. Owned by the needle. */
  byte[] bytes() {
    return literal;
  }

  /** Whether the literal stands at {@code at}; the caller sees to it that it fits. */
  boolean isAt(byte[] bytes, int at) {
    for (int i = 0; i < literal.length; i++) {
      if (fold[bytes[at + i] & 0xff] != literal[i]) {
        return false;
      }
    }
    return true;
  }

  /** The first place in {@code [from, end)} where the literal stands, or -1. */
  int find(byte[] bytes, int from, int end) {
    int length = literal.length;
    if (length == 0) {
      return from <= end ? from : -1;
    }
    int last = length - 1;
    byte lastByte = literal[last];
    int at = from;
    while (at + length <= end) {
      int b = bytes[at + last] & 0xff;
      if (fold[b] == lastByte && isAt(bytes, at)) {
        return at;
      }
      at += skip[b];
    }
    return -1;
  }
}
