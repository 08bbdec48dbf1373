package dev.karst.ingest;

import java.io.ByteArrayOutputStream;

/**
 * Makes bytes valid UTF-8: a byte that is part of no character becomes {@code \xHH} (DESIGN section
 * 2).
 */
final class Utf8 {
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'
  };

  /** How many bytes a byte order mark has. */
  static final int MARK_BYTES = 3;

  private Utf8() {}

  /** Whether a file that begins like this has a byte order mark, which is no part of its text. */
  static boolean startsWithMark(byte[] head) {
    return head.length >= MARK_BYTES
        && (head[0] & 0xff) == 0xEF
        && (head[1] & 0xff) == 0xBB
        && (head[2] & 0xff) == 0xBF;
  }

  /** Where the first byte of {@code bytes[from, to)} that is part of no character stands, or -1. */
  static int firstInvalid(byte[] bytes, int from, int to) {
    int i = ByteScan.asciiEnd(bytes, from, to);
    while (i < to) {
      int length = length(bytes, i, to);
      if (length == 0) {
        return i;
      }
      i = ByteScan.asciiEnd(bytes, i + length, to);
    }
    return -1;
  }

  /** How many bytes the character at {@code i} has; 0 where none starts there or it is cut off. */
  static int length(byte[] bytes, int i, int to) {
    int lead = bytes[i] & 0xff;
    int length = expected(lead);
    if (length < 2 || i + length > to) {
      return length < 2 ? length : 0;
    }
    int second = bytes[i + 1] & 0xff;
    int least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < least || second > most) {
      return 0;
    }
    for (int k = 2; k < length; k++) {
      if ((bytes[i + k] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return length;
  }

  /** How many bytes a character has that starts with this one; 0 where none does. */
  static int expected(int lead) {
    if (lead < 0x80) {
      return 1;
    }
    if (lead < 0xC2 || lead > 0xF4) {
      return 0;
    }
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  }

  /** The bytes {@code [from, to)} with those that are part of no character spelled out. */
  static byte[] repaired(byte[] bytes, int from, int to) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(to - from + 64);
    int i = from;
    while (i < to) {
      int length = length(bytes, i, to);
      if (length > 0) {
        out.write(bytes, i, length);
        i += length;
      } else {
        out.write('\\');
        out.write('x');
        out.write(HEX[bytes[i] >> 4 & 0xf]);
        out.write(HEX[bytes[i] & 0xf]);
        i++;
      }
    }
    return out.toByteArray();
  }
}
