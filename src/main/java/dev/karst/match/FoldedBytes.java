package dev.karst.match;

import dev.karst.value.CaseFold;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Case folding of UTF-8 bytes, the same fold as {@link CaseFold}. ASCII texts need no copy: they
 * are read through {@link #TABLE}. Others are folded into a copy, since a letter beyond ASCII may
 * fold to an ASCII one (the Kelvin sign folds to k).
 */
final class FoldedBytes {
  /** The fold of a byte of an ASCII text, or of a text that is folded already. */
  static final byte[] TABLE = table();

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;

  private FoldedBytes() {}

  private static byte[] table() {
    byte[] table = new byte[256];
    for (int i = 0; i < 256; i++) {
      table[i] = (byte) (i < 128 ? CaseFold.fold(i) : i);
    }
    return table;
  }

  static boolean isAscii(byte[] bytes, int start, int end) {
    int i = start;
    for (; i + 8 <= end; i += 8) {
      if (((long) LONGS.get(bytes, i) & HIGH_BITS) != 0) {
        return false;
      }
    }
    for (; i < end; i++) {
      if (bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }

  static byte[] of(String text) {
    return CaseFold.fold(text).getBytes(StandardCharsets.UTF_8);
  }

  /** The folded text; bytes that are no UTF-8 stay as they are. */
  static byte[] fold(byte[] bytes, int start, int end) {
    byte[] out = new byte[(end - start) * 2 + 4];
    int length = 0;
    int i = start;
    while (i < end) {
      int size = sequence(bytes, i, end);
      if (size == 1) {
        out[length++] = TABLE[bytes[i] & 0xff];
      } else {
        length = encode(CaseFold.fold(decode(bytes, i, size)), out, length);
      }
      i += size;
    }
    return Arrays.copyOf(out, length);
  }

  /** How many bytes the code point at {@code i} takes; 1 where it is malformed. */
  static int sequence(byte[] bytes, int i, int end) {
    int lead = bytes[i] & 0xff;
    int size = lead < 0xc2 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 1;
    if (i + size > end) {
      return 1;
    }
    for (int k = 1; k < size; k++) {
      if ((bytes[i + k] & 0xc0) != 0x80) {
        return 1;
      }
    }
    return size;
  }

  private static int decode(byte[] bytes, int i, int size) {
    int codePoint = bytes[i] & (0x7f >> size);
    for (int k = 1; k < size; k++) {
      codePoint = codePoint << 6 | bytes[i + k] & 0x3f;
    }
    return codePoint;
  }

  private static int encode(int codePoint, byte[] out, int at) {
    int i = at;
    if (codePoint < 0x80) {
      out[i++] = (byte) codePoint;
    } else if (codePoint < 0x800) {
      out[i++] = (byte) (0xc0 | codePoint >> 6);
      out[i++] = (byte) (0x80 | codePoint & 0x3f);
    } else if (codePoint < 0x10000) {
      out[i++] = (byte) (0xe0 | codePoint >> 12);
      out[i++] = (byte) (0x80 | codePoint >> 6 & 0x3f);
      out[i++] = (byte) (0x80 | codePoint & 0x3f);
    } else {
      out[i++] = (byte) (0xf0 | codePoint >> 18);
      out[i++] = (byte) (0x80 | codePoint >> 12 & 0x3f);
      out[i++] = (byte) (0x80 | codePoint >> 6 & 0x3f);
      out[i++] = (byte) (0x80 | codePoint & 0x3f);
    }
    return i;
  }
}
