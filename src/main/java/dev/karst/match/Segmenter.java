package dev.karst.match;

import java.nio.charset.StandardCharsets;

/**
 * Where the tokens of a raw event begin and end. These are the breakers of Splunk's default
 * segmenters.conf; this is their only place. Major breakers end every token; minor breakers end the
 * smaller tokens inside. All are ASCII, so they are found in UTF-8 bytes.
 */
final class Segmenter {
  private static final String MAJOR = "[]<>(){}|!;,'\"*\n\r\t &?+";
  private static final String MINOR = "/:=@.-$#%\\_";

  /** Major breakers of several characters: double hyphens, and URL escapes of major breakers. */
  private static final byte[][] LONG_MAJOR =
      bytes(
          "--", "%21", "%26", "%2526", "%3B", "%7C", "%20", "%2B", "%3D", "%2520", "%5D", "%5B",
          "%3A", "%0A", "%2C", "%28", "%29");

  private static final boolean[] IS_MAJOR = flags(MAJOR);
  private static final boolean[] IS_BREAKER = flags(MAJOR + MINOR);

  private Segmenter() {}

  private static byte[][] bytes(String... texts) {
    byte[][] bytes = new byte[texts.length][];
    for (int i = 0; i < texts.length; i++) {
      bytes[i] = texts[i].getBytes(StandardCharsets.US_ASCII);
    }
    return bytes;
  }

  private static boolean[] flags(String characters) {
    boolean[] flags = new boolean[256];
    characters.chars().forEach(c -> flags[c] = true);
    return flags;
  }

  /** Whether a token may begin at {@code at} in {@code bytes[start, end)}. */
  static boolean begins(byte[] bytes, int start, int at, boolean majorOnly) {
    if (at == start || is(bytes[at - 1], majorOnly)) {
      return true;
    }
    for (byte[] breaker : LONG_MAJOR) {
      int from = at - breaker.length;
      if (from >= start && stands(breaker, bytes, from)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a token may end before {@code at} in {@code bytes[start, end)}. */
  static boolean ends(byte[] bytes, int at, int end, boolean majorOnly) {
    return at == end || is(bytes[at], majorOnly) || longMajor(bytes, at, end);
  }

  /** The first place from {@code at} where a major breaker stands, or {@code end}. */
  static int nextMajor(byte[] bytes, int at, int end) {
    int i = at;
    while (i < end && !IS_MAJOR[bytes[i] & 0xff] && !longMajor(bytes, i, end)) {
      i++;
    }
    return i;
  }

  /** Whether a byte is a breaker by itself. */
  static boolean is(byte b, boolean majorOnly) {
    return (majorOnly ? IS_MAJOR : IS_BREAKER)[b & 0xff];
  }

  private static boolean longMajor(byte[] bytes, int at, int end) {
    if (bytes[at] != '-' && bytes[at] != '%') {
      return false;
    }
    for (byte[] breaker : LONG_MAJOR) {
      if (at + breaker.length <= end && stands(breaker, bytes, at)) {
        return true;
      }
    }
    return false;
  }

  /** Compares without case: texts that are searched may be folded. */
  private static boolean stands(byte[] breaker, byte[] bytes, int at) {
    for (int i = 0; i < breaker.length; i++) {
      if (FoldedBytes.TABLE[breaker[i]] != FoldedBytes.TABLE[bytes[at + i] & 0xff]) {
        return false;
      }
    }
    return true;
  }
}
