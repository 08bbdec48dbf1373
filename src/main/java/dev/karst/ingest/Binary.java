package dev.karst.ingest;

/** Tells bytes that are no text. A text in another encoding than UTF-8 is text still. */
final class Binary {
  /** By byte: 1 for a control character, 0 for others. NUL alone outweighs any line. */
  private static final int[] WEIGHT = new int[256];

  static {
    for (int b = 0; b < WEIGHT.length; b++) {
      WEIGHT[b] = isControl((byte) b) ? 1 : 0;
    }
    WEIGHT[0] = 1 << 30;
  }

  private Binary() {}

  /** A line with a NUL byte, or made of control characters for the most part, is no text. */
  static boolean isBinaryLine(byte[] bytes, int from, int to) {
    if (!ByteScan.hasControl(bytes, from, to)) {
      return false;
    }
    long controls = 0;
    for (int i = from; i < to; i++) {
      controls += WEIGHT[bytes[i] & 0xff];
    }
    return controls * 2 > to - from;
  }

  /**
   * Whether a file that begins like this is no text at all: more than one byte in twenty is a
   * control character, and more than three in ten are one or part of no UTF-8 character. (Programs
   * and UTF-16 are full of NUL bytes; packed data looks random: an eighth are control characters.)
   */
  static boolean isBinaryFile(byte[] bytes, int length) {
    int controls = 0;
    int invalid = 0;
    for (int i = 0; i < length; ) {
      int size = Utf8.length(bytes, i, length);
      invalid += size == 0 ? 1 : 0;
      controls += isControl(bytes[i]) ? 1 : 0;
      i += Math.max(size, 1);
    }
    return controls > length / 20 && (controls + invalid) * 10L > length * 3L;
  }

  /** Control characters that no text holds: blanks, line ends and ESC (colours) are fine. */
  private static boolean isControl(byte b) {
    boolean low = b >= 0 && b < 0x20;
    return b == 0x7f || low && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1b;
  }
}
