package dev.karst.ingest;

import java.nio.charset.StandardCharsets;

/**
 * Makes text of UTF-8 as {@code String} does. Of text whose characters are all below U+0100, as
 * nearly all logs are, Java keeps a byte a character, and copies what is ASCII when it is no more
 * than that; one sign of a trade mark makes it look at each byte. Not thread-safe.
 */
final class Utf8Text {
  private byte[] latin = new byte[8192];

  String text(byte[] bytes, int from, int to) {
    int ascii = ByteScan.asciiEnd(bytes, from, to);
    if (ascii == to) {
      return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
    if (latin.length < to - from) {
      latin = new byte[Math.max(to - from, latin.length * 2)];
    }
    int length = 0;
    int at = from;
    while (true) {
      System.arraycopy(bytes, at, latin, length, ascii - at);
      length += ascii - at;
      at = ascii;
      if (at == to) {
        return new String(latin, 0, length, StandardCharsets.ISO_8859_1);
      }
      boolean isLatin = bytes[at] == (byte) 0xC2 || bytes[at] == (byte) 0xC3;
      if (!isLatin || Utf8.length(bytes, at, to) != 2) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
      }
      latin[length++] = (byte) (bytes[at] << 6 | bytes[at + 1] & 0x3f);
      at += 2;
      ascii = ByteScan.asciiEnd(bytes, at, to);
    }
  }
}
